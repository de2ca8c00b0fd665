package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.kernel.error.TillbridgeException;

/// Read this first: the whole way of a customer, station by station, with every job run by hand.
class CustomerJourneyTest {

    @TempDir
    Path folder;

    /// A store without a line creates a customer; the line comes back; the P-job carries the
    /// customer up; headquarters gives 000001; 1010 carries it down to all three stores; the till
    /// shows 000001 in place of Pending sync.
    @Test
    void customerCreatedWithoutALineGetsItsAccountIdInEveryStore() {
        try (var chain = Chain.byHand(folder, "riga", "oslo", "brno")) {
            Till riga = chain.till("riga");

            chain.stopHeadquarters();
            Till.Card ilze = riga.create("""
                    {"FirstName": "Ilze", "LastName": "Bērziņa", "Email": "ilze@example.lv", "Phone": "26 190 042",
                     "Addresses": [{"Street": "Ģertrūdes iela 81", "City": "Rīga", "ZipCode": "LV-1011", "TwoLetterISORegionName": "LV"}]}
                    """);
            String uuid = ilze.account();
            assertThat(ilze.isPending()).isTrue();
            assertThat(riga.find(uuid).json().path("SyncStatus").toString()).contains("Pending sync");
            assertThat(riga.search("berz ilze")).hasSize(1);
            assertThatThrownBy(riga::upload)
                    .isInstanceOf(TillbridgeException.class)
                    .hasMessageContaining("does not answer");

            chain.startHeadquarters();
            assertThat(riga.upload().rows()).isEqualTo(1);

            var converted = chain.headquarters().jobs().synchronizeCustomers(Trigger.RUN_NOW);
            assertThat(converted.created()).isEqualTo(1);

            chain.distribute();
            for (Till till : chain.tills()) {
                assertThat(till.find(uuid).account()).isEqualTo("000001");
                assertThat(till.find("000001").isPending()).isFalse();
                assertThat(till.find("000001")
                                .json()
                                .path("Addresses")
                                .get(0)
                                .path("City")
                                .asString())
                        .isEqualTo("Rīga");
                assertThat(till.search("Bērziņa"))
                        .extracting(Till.Card::account)
                        .containsExactly("000001");
            }
        }
    }
}
