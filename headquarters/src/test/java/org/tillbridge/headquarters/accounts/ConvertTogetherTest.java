package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.numbers.LedgerState;

/// Station 6: several converters, the order per customer, and edits from several stores.
class ConvertTogetherTest {

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        job = newJob();
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private SynchronizeCustomers newJob() {
        var adopt = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        var opened = new SynchronizeCustomers(
                headquarters.database(), adopt, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        opened.open();
        return opened;
    }

    private long count(String of) {
        return headquarters
                .client()
                .sql("select count(*) from " + of)
                .query(Long.class)
                .single();
    }

    private void arrive(int customers) {
        headquarters.client().sql("""
                with staged as (
                    insert into customer_request (request_id, legal_entity, customer_id, kind, payload, base_row_version,
                        captured_at, capture_no, channel_id, session_id, received_at, stamp)
                    select gen_random_uuid(), 'demo', gen_random_uuid(), 'CREATE_CUSTOMER',
                        '{"customer_type":"PERSON","name":"Ilze"}', 0, t, n, '001', gen_random_uuid(), t, t
                    from generate_series(1, ?) n, (values (timestamptz '2026-11-21 12:00:00+00')) v (t)
                    returning request_id, legal_entity, customer_id, kind, channel_id)
                insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
                select request_id, legal_entity, customer_id, kind, channel_id, 'WAITING' from staged
                """).param(customers).update();
    }

    /// F12, N1
    @Test
    void convertersAtTheSameMomentNumberEveryCustomerOnceAndWithoutAGap() throws Exception {
        arrive(2000);
        SynchronizeCustomers other = newJob();

        long created = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> runs = new ArrayList<>();
            for (SynchronizeCustomers each : List.of(job, other, job, other)) {
                runs.add(threads.submit(() -> each.run().created()));
            }
            for (Future<Long> run : runs) {
                created += run.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(created).isEqualTo(2000);
        assertThat(count("customer")).isEqualTo(2000);
        assertThat(headquarters.text("select min(account_id) || ' ' || max(account_id) from customer"))
                .isEqualTo("000001 002000");
        assertEveryPairIsInTheLedger();
    }

    /// F12, N1
    @Test
    void backlogThatIsSharedAmongConvertersIsNumberedOnceAndWithoutAGap() throws IOException {
        arrive(5000);
        headquarters.arrive(Request.create(UUID.randomUUID(), ""));

        SynchronizeCustomers.Outcome outcome = job.run();

        assertThat(outcome.created()).isEqualTo(5000);
        assertThat(outcome.held()).isEqualTo(1);
        assertThat(headquarters.text(
                        "select min(account_id) || ' ' || max(account_id) || ' ' || count(*) from customer"))
                .isEqualTo("000001 005000 5000");
        assertEveryPairIsInTheLedger();
    }

    /// N1
    @Test
    void backlogOfWhichACommitFailedIsNumberedOnceByTheNextRun() throws IOException {
        arrive(5000);
        headquarters.client().sql("create sequence failing").update();
        headquarters.client().sql("""
                create function fail_once() returns trigger language plpgsql as
                $$ begin if nextval('failing') = 2 then raise exception 'no'; end if; return null; end $$""").update();
        headquarters.client().sql("""
                create constraint trigger fail_once after update on ledger deferrable initially deferred
                for each row execute function fail_once()""").update();

        assertThatThrownBy(() -> job.run()).hasMessageContaining("it starts again");
        job.run();

        assertThat(headquarters.text("select max(account_id) || ' ' || count(*) from customer"))
                .isEqualTo("005000 5000");
        assertEveryPairIsInTheLedger();
    }

    @Test
    void secondConverterGoesOnBehindWhatTheFirstWroteIntoTheLedger() throws IOException {
        SynchronizeCustomers other = newJob();
        for (SynchronizeCustomers each : List.of(job, other, job, other)) {
            headquarters.arrive(Request.create(UUID.randomUUID(), "Ilze"));
            assertThat(each.run().created()).isEqualTo(1);
        }

        assertEveryPairIsInTheLedger();
        assertThat(headquarters.text("select max(account_id) from customer")).isEqualTo("000004");
    }

    private void assertEveryPairIsInTheLedger() throws IOException {
        assertThat(newJob().open()).isInstanceOf(LedgerState.Ready.class);
        List<String> pairs = headquarters
                .client()
                .sql(
                        "select concat_ws(E'\\t', legal_entity, customer_id, account_id, account_id::bigint) from customer")
                .query(String.class)
                .list();
        assertThat(Files.readAllLines(folder.resolve("accounts.ledger"))).containsAll(pairs);
    }

    /// F12
    @Test
    void heldRequestsLeaveNoGapInTheNumbers() {
        headquarters.arrive(Request.create(UUID.randomUUID(), "First"));
        headquarters.arrive(Request.create(UUID.randomUUID(), ""));
        headquarters.arrive(Request.create(UUID.randomUUID(), "Second"));

        assertThat(job.run().held()).isEqualTo(1);

        assertThat(headquarters.text("select string_agg(account_id, ' ' order by account_id) from customer"))
                .isEqualTo("000001 000002");
    }

    /// F05
    @Test
    void heldRequestHoldsOnlyTheLaterOnesOfItsCustomer() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        UUID held = headquarters.arrive(Request.change(customer, "{\"colour\":\"red\"}"));
        UUID behind = headquarters.arrive(Request.change(customer, "{\"email\":\"a@example.org\"}"));
        headquarters.arrive(Request.create(UUID.randomUUID(), "Other"));

        var outcome = job.run();

        assertThat(outcome.created()).isEqualTo(2);
        assertThat(headquarters.text("select reason from request_state where request_id = ?", behind))
                .contains("Waits for request " + held);
    }

    /// F06
    @Test
    void changeThatArrivedBeforeItsCreationIsWokenByIt() {
        UUID customer = UUID.randomUUID();
        UUID change = headquarters.arrive(Request.change(customer, "{\"email\":\"a@example.org\"}"));
        job.run();
        assertThat(headquarters.text(
                        "select state || ' ' || reason_code from request_state where request_id = ?", change))
                .isEqualTo("WAITING WaitsForCreate");

        headquarters.arrive(Request.create(customer, "Ilze"));
        job.run();

        assertThat(headquarters.text("select state from request_state where request_id = ?", change))
                .isEqualTo("DONE");
        assertThat(headquarters.text("select email from customer")).isEqualTo("a@example.org");
    }

    @Test
    void secondCreationOfACustomerIsHeldAndChangesNothing() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "First"));
        UUID second = headquarters.arrive(Request.create(customer, "Second").at("002", HeadquartersDatabase.NOW));

        job.run();

        assertThat(headquarters.text("select name from customer")).isEqualTo("First");
        assertThat(headquarters.text("select reason_code from request_state where request_id = ?", second))
                .isEqualTo("CustomerAlreadyExists");
    }

    @Test
    void creationBehindAHeldCreationOfTheSameCustomerWaitsForIt() {
        UUID customer = UUID.randomUUID();
        UUID held = headquarters.arrive(Request.create(customer, ""));
        UUID second = headquarters.arrive(Request.create(customer, "Ilze"));

        job.run();

        assertThat(headquarters.text("select reason from request_state where request_id = ?", second))
                .contains("Waits for request " + held);
    }

    @Test
    void requestOfAKindHeadquartersDoesNotKnowIsHeldAndNeverCalledDone() {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, "Ilze"));
        UUID unknown =
                headquarters.arrive(new Request("001", customer, "PAINT_CUSTOMER", "{}", HeadquartersDatabase.NOW));

        job.run();

        assertThat(headquarters.text("select state || ' ' || reason from request_state where request_id = ?", unknown))
                .isEqualTo("HELD Headquarters does not know requests of kind PAINT_CUSTOMER");
    }

    @Test
    void fieldThatIsNoTextIsHeld() {
        UUID request = headquarters.arrive(new Request(
                "001",
                UUID.randomUUID(),
                "CREATE_CUSTOMER",
                "{\"customer_type\":\"PERSON\",\"name\":\"Ilze\",\"email\":{\"a\":1}}",
                HeadquartersDatabase.NOW));

        job.run();

        assertThat(headquarters.text("select reason from request_state where request_id = ?", request))
                .isEqualTo("Field email is not a text");
    }

    private static final List<Request> EDITS = List.of(
            edit("001", 10, "{\"email\":\"one@a\",\"phone\":\"1\"}"),
            edit("002", 20, "{\"email\":\"two@b\",\"language\":\"lv\"}"),
            edit("003", 20, "{\"phone\":\"3\",\"language\":null}"),
            edit("004", 5, "{\"email\":null,\"vat_number\":\"LV4\"}"));

    private static Request edit(String store, int seconds, String fields) {
        return new Request(
                store, UUID.randomUUID(), "CHANGE_CUSTOMER", fields, HeadquartersDatabase.NOW.plusSeconds(seconds));
    }

    @Test
    void editsOfSeveralStoresGiveTheSameCustomerInWhateverOrderTheyArrive() {
        List<List<Integer>> orders = ordersOf(List.of(0, 1, 2, 3));
        for (int step = 0; step <= EDITS.size(); step++) {
            for (int order = 0; order < orders.size(); order++) {
                arriveStep(step, order, orders.get(order));
            }
            job.run();
        }

        assertThat(
                        headquarters.text(
                                "select string_agg(distinct concat_ws('|', email, phone, coalesce(language, 'null'), vat_number), ' ') from customer"))
                .isEqualTo("two@b|3|null|LV4");
        assertThat(count("customer")).isEqualTo(48);
    }

    /// Customers 0 to 23 get one edit a run, in their order; 24 to 47 get all in the last run.
    private void arriveStep(int step, int order, List<Integer> edits) {
        if (step == 0) {
            headquarters.arrive(Request.create(new UUID(0, order), "One by one"));
            headquarters.arrive(Request.create(new UUID(0, 24 + order), "Together"));
            return;
        }
        arriveEdit(order, edits.get(step - 1));
        if (step == EDITS.size()) {
            edits.forEach(edit -> arriveEdit(24 + order, edit));
        }
    }

    /// The third edit has the stamp of the second and the higher request ID.
    private void arriveEdit(int customer, int edit) {
        Request request = EDITS.get(edit);
        headquarters.arrive(
                new UUID(edit + 1, customer),
                new Request(
                        request.store(), new UUID(0, customer), request.kind(), request.payload(), request.stamp()));
    }

    private static List<List<Integer>> ordersOf(List<Integer> edits) {
        if (edits.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : edits) {
            List<Integer> others =
                    edits.stream().filter(edit -> !edit.equals(first)).toList();
            for (List<Integer> rest : ordersOf(others)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
