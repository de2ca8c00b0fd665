package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.repair.ListRequests;
import org.tillbridge.headquarters.repair.RequestState;
import org.tillbridge.headquarters.repair.SteerRequests;

/// Loyalty cards on their way round, with every job run by hand.
class LoyaltyCardJourneyTest {

    private static Chain chain;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
        oslo = chain.till("oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void cardIssuedOfflineToAPendingCustomerStaysValidInEveryStore() {
        chain.stopHeadquarters();
        String anna = riga.create("{\"FirstName\": \"Anna\"}").account();
        String card = riga.issueCard(anna, "");
        assertThat(riga.find(anna).isPending()).isTrue();
        assertThat(riga.cards(anna)).containsExactly(card);

        chain.startHeadquarters();
        chain.cycle();

        String account = riga.find(anna).account();
        assertThat(account).isNotEqualTo(anna);
        assertThat(List.of(riga.cards(anna), oslo.cards(account))).containsOnly(List.of(card));
        assertThat(chain.records().requests(anna)).containsExactly("CREATE_CUSTOMER DONE", "ISSUE_LOYALTY_CARD DONE");
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    @Test
    void cardScannedAtTwoStoresIsKeptWithBothAndSaidLoudly() {
        String berta = riga.create("{\"FirstName\": \"Berta\"}").account();
        String clara = oslo.create("{\"FirstName\": \"Clara\"}").account();
        riga.issueCard(berta, "LOST-0001");
        oslo.issueCard(clara, "LOST-0001");

        riga.upload();
        chain.convert();
        chain.cycle();

        assertThat(chain.records().requests(clara)).containsExactly("CREATE_CUSTOMER DONE", "ISSUE_LOYALTY_CARD HELD");
        assertThat(oslo.find(clara).json().path("SyncStatus").path("Reason").asString())
                .contains("Card LOST-0001 is the one of customer " + berta)
                .contains("issued at store riga");
        assertThat(List.of(riga.cards(berta), oslo.cards(berta), oslo.cards(clara)))
                .containsOnly(List.of("LOST-0001"));
        assertThat(riga.cards(clara)).isEmpty();
        assertThat(oslo.refusedCard(clara, "LOST-0001-B", 201)).isEmpty();
        cancelWhatIsHeld();
        chain.cycle();
        chain.cycle();

        assertThat(List.of(riga.cards(clara), oslo.cards(clara))).containsOnly(List.of("LOST-0001-B"));
        assertThat(oslo.refusedCard(clara, "LOST-0001", 409)).isEqualTo("LoyaltyCardAlreadyIssued");
    }

    private static void cancelWhatIsHeld() {
        var database = chain.headquarters().database();
        var steer =
                new SteerRequests(database, new AuditTrail(database, InstantSource.system()), InstantSource.system());
        var order = new SteerRequests.Order(SteerRequests.Action.CANCEL, "anna", "The card is another customer's");
        assertThat(steer.run(order, ListRequests.Filter.of(List.of(RequestState.HELD)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void blockedCustomerIsRefusedACardAtEveryStoreWithTheReason() {
        String dora = riga.create("{\"FirstName\": \"Dora\"}").account();
        chain.cycle();
        chain.headquarters()
                .database()
                .client()
                .sql("update customer set loyalty_enrollment_blocked = true, row_version = row_version + 1,"
                        + " changed_xid = pg_current_xact_id() where customer_id = cast(? as uuid)")
                .param(dora)
                .update();
        chain.distribute();

        for (Till till : chain.tills()) {
            assertThat(till.refusedCard(dora, "", 409)).isEqualTo("CustomerBlockedForLoyaltyEnrollment");
        }
        assertThat(riga.refusedCard(dora, "=1+1", 400)).isEqualTo("InvalidLoyaltyCardNumber");
    }
}
