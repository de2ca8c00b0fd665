package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.loyalty.LoyaltyCards;
import org.tillbridge.headquarters.loyalty.LoyaltyCards.Enrollment;
import org.tillbridge.headquarters.numbers.AdoptLedger;

class ConvertLoyaltyCardsTest {

    private static final Instant NOON = HeadquartersDatabase.NOW;

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers job;
    private static LoyaltyCards cards;

    private UUID anna;
    private UUID berta;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        cards = new LoyaltyCards(headquarters.database(), new AuditTrail(headquarters.database(), () -> NOON));
        var ledger = new AdoptLedger(
                headquarters.database(), folder.resolve("accounts.ledger"), () -> NOON, UUID::randomUUID);
        job = new SynchronizeCustomers(headquarters.database(), ledger, () -> NOON, UUID::randomUUID);
        job.open();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    @BeforeEach
    void createCustomers() {
        anna = create("Anna");
        berta = create("Berta");
    }

    @Test
    void cardIssuedBeforeTheAccountIdIsItsCustomersAfterwards() {
        String card = card();
        issue(anna, card);
        issue(anna, card);

        assertThat(job.run().held()).isZero();
        assertThat(job.run().claimed()).isZero();

        assertThat(cards.find(card, null).customerId()).isEqualTo(anna);
        assertThat(cards.find(anna.toString(), null).cards())
                .extracting(LoyaltyCards.Card::number)
                .containsExactly(card);
        assertThat(headquarters.text("select row_version::text from customer where customer_id = ?", anna))
                .isEqualTo("2");
    }

    @Test
    void cardOfTwoCustomersIsTheFirstOnesAndTheOtherRequestIsHeldWithBothNamed() {
        String card = card();
        issue(anna, card);
        UUID second = issue(berta, card);
        UUID behind = issue(berta, card());
        UUID other = create("Other");
        issue(other, card());

        assertThat(job.run().held()).isEqualTo(1);

        assertThat(state(second))
                .startsWith("HELD LoyaltyCardAlreadyIssued Card %s is the one of customer %s, issued at store 001"
                        .formatted(card, anna));
        assertThat(state(behind)).startsWith("WAITING WaitsForHeldRequest");
        assertThat(cards.find(card, null).customerId()).isEqualTo(anna);
        assertThat(cards.find(other.toString(), null).cards()).hasSize(1);
        UUID later = issue(create("Later"), card);
        job.run();
        assertThat(state(later)).startsWith("HELD LoyaltyCardAlreadyIssued");
    }

    @Test
    void convertersThatMeetAtOneCardIssueItOnce() {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(issue(create("Customer"), "MET-" + i % 5 + "000"));
        }

        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = List.of(
                    CompletableFuture.supplyAsync(() -> job.run(), two),
                    CompletableFuture.supplyAsync(() -> job.run(), two));
            assertThat(runs.stream().mapToLong(run -> run.join().held()).sum()).isEqualTo(15);
        }

        assertThat(headquarters.text("select count(*)::text from loyalty_card where card_number like 'MET-%'"))
                .isEqualTo("5");
        assertThat(requests.stream().map(ConvertLoyaltyCardsTest::state))
                .filteredOn(state -> state.startsWith("HELD"))
                .hasSize(15)
                .allMatch(state -> state.contains("LoyaltyCardAlreadyIssued"));
    }

    @Test
    void customerWhoIsToGetNoneIsHeldUntilTheBlockIsLifted() {
        job.run();
        String before = card();
        issue(anna, before);
        job.run();
        assertThat(cards.preview(anna.toString(), null, Enrollment.BLOCKED).changed())
                .isTrue();
        assertThat(cards.set(anna.toString(), null, Enrollment.BLOCKED).changed())
                .isTrue();
        assertThat(cards.set(anna.toString(), null, Enrollment.BLOCKED).changed())
                .isFalse();

        UUID again = issue(anna, before);
        UUID blocked = issue(anna, card());
        job.run();

        assertThat(state(again)).isEqualTo("DONE");
        assertThat(state(blocked)).startsWith("HELD CustomerBlockedForLoyaltyEnrollment");
        assertThat(cards.find(before, null).enrollmentBlocked()).isTrue();
    }

    @Test
    void requestThatNamesNoCardIsHeld() {
        UUID strange = headquarters.arrive(request(anna, "{\"card_number\":\"=1+1\"}"));
        UUID empty = headquarters.arrive(request(berta, "{}"));
        job.run();

        assertThat(List.of(state(strange), state(empty)))
                .allMatch(state -> state.startsWith("HELD InvalidLoyaltyCardNumber"));
    }

    private static UUID create(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        return customer;
    }

    private static String card() {
        return UUID.randomUUID().toString().substring(0, 18).toUpperCase(java.util.Locale.ROOT);
    }

    private static UUID issue(UUID customer, String card) {
        return headquarters.arrive(request(customer, "{\"card_number\":\"%s\"}".formatted(card)));
    }

    private static Request request(UUID customer, String payload) {
        return new Request("001", customer, "ISSUE_LOYALTY_CARD", payload, NOON.plusSeconds(1));
    }

    private static String state(UUID request) {
        return headquarters.text(
                "select concat_ws(' ', state, reason_code, reason) from request_state where request_id = ?", request);
    }
}
