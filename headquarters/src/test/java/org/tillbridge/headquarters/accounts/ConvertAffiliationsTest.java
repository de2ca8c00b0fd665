package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.numbers.AdoptLedger;

class ConvertAffiliationsTest {

    private static final Instant NOON = HeadquartersDatabase.NOW;

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers job;

    private UUID customer;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        headquarters
                .client()
                .sql("insert into affiliation (affiliation, name) values ('STUDENT', 'Students'), ('STAFF', 'Staff')")
                .update();
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
    void createCustomer() {
        customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Anna"));
        arrive("JOIN_AFFILIATION", "STUDENT", 1);
        job.run();
    }

    @Test
    void customerIsInWhatSheJoinedAndIsTouched() {
        assertThat(affiliations()).isEqualTo("STUDENT");
        assertThat(headquarters.text("select row_version::text from customer where customer_id = ?", customer))
                .isEqualTo("2");
        assertThat(job.run().claimed()).isZero();
    }

    @Test
    void latestStampOfTwoStoresWinsInWhateverOrderTheyArriveAndBothAreKept() {
        arrive("LEAVE_AFFILIATION", "STUDENT", 9);
        job.run();
        headquarters.arrive(request(customer, "JOIN_AFFILIATION", "STUDENT", 5).at("002", NOON.plusSeconds(5)));
        arrive("JOIN_AFFILIATION", "STAFF", 2);
        job.run();

        assertThat(affiliations()).isEqualTo("STAFF");
        assertThat(headquarters.text(
                        "select concat(field, ': ', standing_value, ', not ', lost_value) from edit_conflict where customer_id = ?",
                        customer))
                .isEqualTo("affiliations/STUDENT: false, not true");
    }

    @Test
    void sameRequestTwiceChangesNothing() {
        arrive("JOIN_AFFILIATION", "STUDENT", 5);
        arrive("JOIN_AFFILIATION", "STUDENT", 5);

        assertThat(job.run().held()).isZero();
        assertThat(affiliations()).isEqualTo("STUDENT");
    }

    @Test
    void badRequestInTheMiddleIsHeldWithItsReasonAndHoldsOnlyLaterOnesOfItsCustomer() {
        UUID other = UUID.randomUUID();
        headquarters.arrive(Request.create(other, "Other"));
        UUID poison = arrive("JOIN_AFFILIATION", "PILOTS", 3);
        UUID behind = arrive("JOIN_AFFILIATION", "STAFF", 4);
        headquarters.arrive(request(other, "JOIN_AFFILIATION", "STAFF", 5));

        var outcome = job.run();

        assertThat(outcome.held()).isEqualTo(1);
        assertThat(state(poison)).isEqualTo("HELD AffiliationNotFound Headquarters has no affiliation PILOTS");
        assertThat(state(behind)).startsWith("WAITING WaitsForHeldRequest");
        assertThat(affiliations()).isEqualTo("STUDENT");
        assertThat(headquarters.text("select affiliation from customer_affiliation where customer_id = ?", other))
                .isEqualTo("STAFF");
    }

    @Test
    void twoConvertersAtOnceApplyEachRequestOnce() {
        for (int i = 0; i < 20; i++) {
            arrive(i % 2 == 0 ? "LEAVE_AFFILIATION" : "JOIN_AFFILIATION", "STUDENT", 10 + i);
        }

        var runs =
                List.of(CompletableFuture.supplyAsync(() -> job.run()), CompletableFuture.supplyAsync(() -> job.run()));

        assertThat(runs.stream().mapToLong(run -> run.join().changed()).sum()).isEqualTo(20);
        assertThat(affiliations()).isEqualTo("STUDENT");
    }

    private String affiliations() {
        return headquarters.text(
                "select string_agg(affiliation, ',') from customer_affiliation where customer_id = ? and left_at is null",
                customer);
    }

    private static String state(UUID request) {
        return headquarters.text(
                "select concat_ws(' ', state, reason_code, reason) from request_state where request_id = ?", request);
    }

    private UUID arrive(String kind, String affiliation, int seconds) {
        return headquarters.arrive(request(customer, kind, affiliation, seconds));
    }

    private static Request request(UUID customer, String kind, String affiliation, int seconds) {
        return new Request(
                "001", customer, kind, "{\"affiliation\":\"%s\"}".formatted(affiliation), NOON.plusSeconds(seconds));
    }
}
