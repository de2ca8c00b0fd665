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

class ConvertAddressesTest {

    private static final Instant NOON = HeadquartersDatabase.NOW;

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers job;

    private UUID customer;
    private UUID home;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
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
    void createCustomerWithAHome() {
        customer = UUID.randomUUID();
        home = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Anna"));
        arrive("ADD_ADDRESS", address(home, "\"street\":\"Brīvības 1\",\"city\":\"Rīga\",\"is_primary\":true"), 1);
        job.run();
    }

    @Test
    void addedAddressIsThereAndTouchesItsCustomer() {
        assertThat(shown()).isEqualTo("Brīvības 1, Rīga primary");
        assertThat(text("select row_version > 1 from customer where customer_id = ?", customer))
                .isEqualTo("t");
    }

    @Test
    void addressOfAPendingCustomerComesInTheRunThatNumbersHer() {
        UUID pending = UUID.randomUUID();
        UUID address = UUID.randomUUID();
        headquarters.arrive(new Request(
                "001",
                pending,
                "CREATE_CUSTOMER",
                "{\"customer_type\":\"PERSON\",\"name\":\"Berta\",\"addresses\":[%s]}"
                        .formatted(address(address, "\"city\":\"Ogre\"")),
                NOON));
        headquarters.arrive(request(pending, "CHANGE_ADDRESS", address(address, "\"city\":\"Cēsis\""), 1));

        var outcome = job.run();

        assertThat(outcome.held()).isZero();
        assertThat(text("select city from customer_address where address_id = ?", address))
                .isEqualTo("Cēsis");
    }

    @Test
    void addThatComesTwiceChangesNothing() {
        arrive("CHANGE_ADDRESS", address(home, "\"street\":\"Brīvības 2\""), 2);
        arrive("ADD_ADDRESS", address(home, "\"street\":\"Brīvības 1\",\"city\":\"Rīga\",\"is_primary\":true"), 3);

        var outcome = job.run();

        assertThat(outcome.held()).isZero();
        assertThat(shown()).isEqualTo("Brīvības 2, Rīga primary");
        assertThat(job.run().claimed()).isZero();
    }

    @Test
    void perFieldTheLatestStampOfTwoStoresWinsInWhateverOrderTheyArriveAndBothAreKept() {
        arrive("CHANGE_ADDRESS", address(home, "\"street\":\"later\""), 9);
        job.run();
        arriveFromElsewhere("CHANGE_ADDRESS", address(home, "\"street\":\"earlier\",\"city\":\"Ogre\""), 5);
        job.run();

        assertThat(shown()).isEqualTo("later, Ogre primary");
        assertThat(conflicts()).isEqualTo("addresses/%s/street: later, not earlier".formatted(home));
    }

    @Test
    void endedAddressKeepsItsRowWithItsEndAlsoWhenALaterChangeArrives() {
        arrive("DEACTIVATE_ADDRESS", address(home, ""), 5);
        arrive("CHANGE_ADDRESS", address(home, "\"city\":\"Ogre\""), 7);
        job.run();

        assertThat(text("""
                select concat(city, ' ', is_primary, ' ', deactivated_at = cast(? as timestamptz))
                from customer_address where address_id = ?""", NOON.plusSeconds(5).toString(), home)).isEqualTo("Ogre f t");
    }

    @Test
    void newPrimaryAddressClearsTheOldOneAndALateOlderOneDoesNot() {
        UUID second = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        arrive("ADD_ADDRESS", address(second, "\"city\":\"Cēsis\",\"is_primary\":true"), 9);
        job.run();
        arriveFromElsewhere("ADD_ADDRESS", address(late, "\"city\":\"Ogre\",\"is_primary\":true"), 5);
        job.run();

        assertThat(text("""
                select string_agg(city, ',') from customer_address where customer_id = ? and is_primary""", customer)).isEqualTo("Cēsis");
        assertThat(conflicts()).isEqualTo("primary_address: %s, not %s".formatted(second, late));
    }

    @Test
    void addressThatLostIsSentAgainSoThatItsStoreLearnsIt() {
        arrive("CHANGE_ADDRESS", address(home, "\"street\":\"later\""), 9);
        job.run();
        String before = text("select row_version::text from customer_address where address_id = ?", home);
        arriveFromElsewhere("CHANGE_ADDRESS", address(home, "\"street\":\"earlier\""), 5);
        job.run();

        assertThat(text("select row_version::text from customer_address where address_id = ?", home))
                .isGreaterThan(before);
    }

    @Test
    void badRequestInTheMiddleIsHeldWithItsReasonAndHoldsOnlyLaterOnesOfItsCustomer() {
        UUID other = UUID.randomUUID();
        headquarters.arrive(Request.create(other, "Other"));
        arrive("CHANGE_ADDRESS", address(home, "\"street\":\"before\""), 2);
        UUID poison = arrive("CHANGE_ADDRESS", address(UUID.randomUUID(), "\"city\":\"Nowhere\""), 3);
        UUID behind = arrive("CHANGE_ADDRESS", address(home, "\"street\":\"behind\""), 4);
        for (int i = 0; i < 50; i++) {
            headquarters.arrive(
                    request(other, "ADD_ADDRESS", address(UUID.randomUUID(), "\"city\":\"City " + i + "\""), i));
        }

        var outcome = job.run();

        assertThat(outcome.held()).isEqualTo(1);
        assertThat(outcome.waiting()).isEqualTo(1);
        assertThat(shown()).isEqualTo("before, Rīga primary");
        assertThat(state(poison)).startsWith("HELD AddressNotFound The customer has no address");
        assertThat(state(behind)).startsWith("WAITING WaitsForHeldRequest");
        assertThat(text("select count(*)::text from customer_address where customer_id = ?", other))
                .isEqualTo("50");
    }

    @Test
    void whatTheRulesOfAStoreRefuseIsHeldHereTooWithItsReason() {
        assertThat(List.of(
                        stateOf("ADD_ADDRESS", address(UUID.randomUUID(), "\"name\":\"Home\"")),
                        stateOf("ADD_ADDRESS", address(UUID.randomUUID(), "\"city\":\"x\",\"country\":\"XX\"")),
                        stateOf("ADD_ADDRESS", address(UUID.randomUUID(), "\"city\":\"x\",\"purpose\":\"FUN\"")),
                        stateOf("ADD_ADDRESS", address(UUID.randomUUID(), "\"city\":\"" + "x".repeat(61) + "\"")),
                        stateOf("CHANGE_ADDRESS", address(home, "\"colour\":\"red\"")),
                        stateOf("CHANGE_ADDRESS", address(home, "\"is_primary\":\"yes\"")),
                        stateOf("CHANGE_ADDRESS", "{\"city\":\"x\"}")))
                .containsExactly(
                        "HELD PreValidationForAsyncAddressFailed An address without any content",
                        "HELD InvalidAddress Country must be a code of ISO 3166-1",
                        "HELD InvalidAddress Not a purpose of an address",
                        "HELD FieldTooLong Field city of an address is longer than 60 characters",
                        "HELD UnknownField Field colour is not a field of an address",
                        "HELD FieldInvalid Field is_primary is not of its type",
                        "HELD InvalidRequest The request names no address");
    }

    @Test
    void twoConvertersAtOnceApplyEachRequestOnce() {
        UUID second = UUID.randomUUID();
        for (int i = 0; i < 40; i++) {
            arrive("CHANGE_ADDRESS", address(home, "\"city\":\"City %d\"".formatted(i)), 10 + i);
        }
        arrive("ADD_ADDRESS", address(second, "\"city\":\"Ogre\""), 60);

        var runs =
                List.of(CompletableFuture.supplyAsync(() -> job.run()), CompletableFuture.supplyAsync(() -> job.run()));

        assertThat(runs.stream().mapToLong(run -> run.join().changed()).sum()).isEqualTo(41);
        assertThat(shown()).isEqualTo("Brīvības 1, City 39 primary");
    }

    private String stateOf(String kind, String payload) {
        UUID someone = UUID.randomUUID();
        headquarters.arrive(Request.create(someone, "Someone"));
        UUID request = headquarters.arrive(request(someone, kind, payload, 1));
        job.run();
        return state(request);
    }

    private static String state(UUID request) {
        return text(
                "select concat_ws(' ', state, reason_code, reason) from request_state where request_id = ?", request);
    }

    private String shown() {
        return text("""
                select concat(street, ', ', city, case when is_primary then ' primary' end)
                from customer_address where address_id = ?""", home);
    }

    private UUID arrive(String kind, String payload, int seconds) {
        return headquarters.arrive(request(customer, kind, payload, seconds));
    }

    private void arriveFromElsewhere(String kind, String payload, int seconds) {
        headquarters.arrive(request(customer, kind, payload, seconds).at("002", NOON.plusSeconds(seconds)));
    }

    private String conflicts() {
        return text("""
                select coalesce(string_agg(concat(field, ': ', standing_value, ', not ', lost_value), '; '), '')
                from edit_conflict where customer_id = ?""", customer);
    }

    private static Request request(UUID customer, String kind, String payload, int seconds) {
        return new Request("001", customer, kind, payload, NOON.plusSeconds(seconds));
    }

    private static String address(UUID key, String fields) {
        return "{\"address_id\":\"%s\"%s}".formatted(key, fields.isEmpty() ? "" : "," + fields);
    }

    private static String text(String sql, Object... values) {
        return headquarters.text(sql, values);
    }
}
