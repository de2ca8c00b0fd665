package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.channel.upload.UploadChannelTransactions;
import org.tillbridge.headquarters.jobs.JobRuns.Trigger;
import org.tillbridge.kernel.error.TillbridgeException;

/// Read this first: the whole way of a customer, station by station, with every job run by hand.
class CustomerJourneyTest {

    /// A store without a line creates a customer; the line comes back; the P-job carries the
    /// customer up; headquarters gives 000001; 1010 carries it down to all three stores; the till
    /// shows 000001 in place of Pending sync.
    @Test
    void customerCreatedWithoutALineGetsItsAccountIdInEveryStore() {
        try (var chain = Chain.byHand("riga", "oslo", "brno")) {
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

    /// A till changes a customer headquarters has not heard of yet: nobody is called, and the till
    /// shows it at once. It changes her again, and again; all of it goes up in one package;
    /// headquarters has every operation and keeps the last value; 1010 carries it to every store
    /// (spec B01, B04).
    @Test
    void customerChangedBeforeSheIsConvertedArrivesWithHerLastValue() {
        try (var chain = Chain.byHand("riga", "oslo", "brno")) {
            Till riga = chain.till("riga");
            String uuid = riga.create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Email\": \"i@one.lv\"}")
                    .account();
            long carried = chain.line("riga").carriedBytes();

            for (String email : List.of("i@two.lv", "i@three.lv", "i@four.lv")) {
                riga.change(uuid, "{\"Email\": \"%s\"}".formatted(email));
                assertThat(riga.find(uuid).text("Email")).isEqualTo(email);
                assertThat(riga.search(email)).hasSize(1);
            }
            assertThat(riga.find(uuid).isPending()).isTrue();
            assertThat(chain.line("riga").carriedBytes()).isEqualTo(carried);

            assertThat(riga.upload()).isEqualTo(new UploadChannelTransactions.Outcome(1, 4));
            assertThat(chain.convert().changed()).isEqualTo(3);
            assertThat(chain.records().requests(uuid))
                    .containsExactly(
                            "CREATE_CUSTOMER DONE",
                            "CHANGE_CUSTOMER DONE",
                            "CHANGE_CUSTOMER DONE",
                            "CHANGE_CUSTOMER DONE");

            chain.distribute();
            for (Till till : chain.tills()) {
                assertThat(till.find("000001").text("Email")).isEqualTo("i@four.lv");
            }
            assertThat(chain.rest()).matches(Rest::isClean);
        }
    }
}
