package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

/// Customers who join and leave affiliations at any store, with every job run by hand.
class AffiliationJourneyTest {

    private static Chain chain;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        chain.headquarters()
                .database()
                .client()
                .sql("insert into affiliation (affiliation, name) values ('STUDENT', 'Students'), ('STAFF', 'Staff')")
                .update();
        chain.distribute();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void pendingCustomersAffiliationsAreAtHeadquartersAndEveryStoreAfterTheCycle() {
        String anna = riga.create("{\"FirstName\": \"Anna\"}").account();

        assertThat(riga.join(anna, "STUDENT")).containsExactly("STUDENT");
        assertThat(riga.join(anna, "STAFF")).containsExactly("STAFF", "STUDENT");
        riga.leave(anna, "STAFF");
        assertThat(riga.affiliations(anna)).containsExactly("STUDENT");
        chain.cycle();

        assertEverybodyShows(anna, "STUDENT");
        assertThat(chain.records().requests(anna))
                .containsExactly(
                        "CREATE_CUSTOMER DONE",
                        "JOIN_AFFILIATION DONE",
                        "JOIN_AFFILIATION DONE",
                        "LEAVE_AFFILIATION DONE");
    }

    @Test
    void latestStoreSaysWhetherSheIsInAndTheTillNeverFlickersBack() {
        String berta = riga.create("{\"FirstName\": \"Berta\"}").account();
        riga.join(berta, "STUDENT");
        chain.cycle();

        riga.leave(berta, "STUDENT");
        oslo.join(berta, "STAFF");
        chain.distribute();
        assertThat(riga.affiliations(berta)).isEmpty();
        assertThat(oslo.affiliations(berta)).containsExactly("STAFF", "STUDENT");
        oslo.leave(berta, "STAFF");
        riga.upload();
        riga.join(berta, "STUDENT");
        chain.cycle();

        assertEverybodyShows(berta, "STUDENT");
    }

    @Test
    void joiningTwiceIsOneRequestAndAnUnknownAffiliationNone() {
        String clara = riga.create("{\"FirstName\": \"Clara\"}").account();

        riga.join(clara, "STUDENT");
        riga.join(clara, "STUDENT");
        riga.leave(clara, "STAFF");

        assertThat(riga.refusedToJoin(clara, "PILOTS")).isEqualTo("AffiliationNotFound");
        chain.cycle();
        assertThat(chain.records().requests(clara)).containsExactly("CREATE_CUSTOMER DONE", "JOIN_AFFILIATION DONE");
        assertThat(List.of(riga.affiliations(clara), oslo.affiliations(clara))).containsOnly(List.of("STUDENT"));
    }

    private static void assertEverybodyShows(String customer, String... affiliations) {
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.affiliations(customer)).as(till.storeId()).containsExactly(affiliations);
        }
        assertThat(chain.rest()).matches(Rest::isClean);
    }
}
