package org.tillbridge.headquarters.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
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
import org.tillbridge.headquarters.StagedTransaction;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.testkit.MovableClock;

class SynchronizeOrdersTest {

    @TempDir
    Path folder;

    private final MovableClock clock = MovableClock.at(HeadquartersDatabase.NOW);
    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers customers;
    private SynchronizeOrders job;

    @BeforeEach
    void open() {
        headquarters = new HeadquartersDatabase();
        customers = new SynchronizeCustomers(
                headquarters.database(),
                new AdoptLedger(headquarters.database(), folder.resolve("accounts.ledger"), clock, UUID::randomUUID),
                clock,
                UUID::randomUUID);
        customers.open();
        job = newJob();
    }

    @AfterEach
    void close() {
        headquarters.close();
    }

    private SynchronizeOrders newJob() {
        var pull = new PullCustomers(
                headquarters.database(), (entity, some) -> customers.runFor(new CustomerChains(entity, some)), clock);
        return new SynchronizeOrders(
                new SynchronizeOrders.Parts(headquarters.database(), pull, Patience.trying(3)),
                clock,
                UUID::randomUUID);
    }

    private void numberOrders() {
        headquarters.client().sql("""
                insert into number_sequence (legal_entity, sequence_code, format, highest_number)
                values ('demo', 'SALES_ORDER', 'SO-#####', 99999)
                on conflict (legal_entity, sequence_code, customer_group, operating_unit) do update
                set format = excluded.format, highest_number = excluded.highest_number, blocked = false
                """).update();
    }

    private UUID create(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        return customer;
    }

    private String state(UUID order) {
        return headquarters.text(
                "select concat_ws(' ', state, reason_code, attempts, sales_id) from transaction_state where transaction_id = ?",
                order);
    }

    /// K01
    @Test
    void uploadedOrderBecomesASalesOrderOnceWithItsNumberAndTheAccountId() {
        numberOrders();
        UUID ilze = create("Ilze");
        customers.run();
        UUID order = StagedTransaction.order(ilze).arrive(headquarters);

        var outcome = job.run(Which.DUE);

        assertThat(outcome.created()).isEqualTo(1);
        assertThat(state(order)).isEqualTo("DONE 0 SO-00001");
        assertThat(headquarters.text("""
                select concat_ws(' ', o.account_id, o.origin, o.state, o.posted_amount, count(*), sum(l.net_amount))
                from sales_order o join sales_order_line l using (legal_entity, sales_id)
                where o.transaction_id = ? group by o.legal_entity, o.sales_id
                """, order)).isEqualTo("000001 CUSTOMER_ORDER OPEN 13.0000 2 13.0000");
        assertThat(job.run(Which.ALL).claimed()).isZero();
    }

    /// K02
    @Test
    void oneRunCreatesCustomerAddressAndOrderThatWereNeverSynchronized() {
        numberOrders();
        UUID ilze = create("Ilze");
        UUID address = addAddress(ilze);
        UUID order = StagedTransaction.order(ilze).deliveredTo(address).arrive(headquarters);
        UUID other = create("Other");

        job.run(Which.DUE);

        assertThat(state(order)).isEqualTo("DONE 0 SO-00001");
        assertThat(headquarters.text(
                        "select account_id || ' ' || delivery_address_id from sales_order where transaction_id = ?",
                        order))
                .isEqualTo("000001 " + address);
        assertThat(headquarters.text("select state from request_state where customer_id = ?", other))
                .isEqualTo("WAITING");
    }

    private UUID addAddress(UUID customer) {
        UUID address = UUID.randomUUID();
        headquarters.arrive(new Request(
                "001",
                customer,
                "ADD_ADDRESS",
                "{\"address_id\":\"%s\",\"street\":\"Brīvības 1\",\"city\":\"Rīga\"}".formatted(address),
                HeadquartersDatabase.NOW));
        return address;
    }

    /// K03
    @Test
    void orderWhoseCustomerHasNotArrivedWaitsAndIsCreatedWhenSheArrives() {
        numberOrders();
        UUID ilze = UUID.randomUUID();
        UUID order = StagedTransaction.order(ilze).arrive(headquarters);

        for (int run = 0; run < 10; run++) {
            job.run(Which.DUE);
            clock.advance(Duration.ofMinutes(20));
        }
        assertThat(state(order)).isEqualTo("WAITING WaitsForCustomer 0");
        job.run(Which.DUE);
        headquarters.arrive(Request.create(ilze, "Ilze").at("001", clock.instant()));

        assertThat(job.run(Which.DUE).created()).isEqualTo(1);
        assertThat(headquarters.text("select count(*) from sales_order")).isEqualTo("1");
    }

    @Test
    void orderWaitsForItsAddressAndForARequestThatIsHeld() {
        numberOrders();
        UUID ilze = create("Ilze");
        UUID address = UUID.randomUUID();
        UUID order = StagedTransaction.order(ilze).deliveredTo(address).arrive(headquarters);
        headquarters.arrive(
                new Request("001", ilze, "ADD_ADDRESS", "{\"address_id\":\"no uuid\"}", HeadquartersDatabase.NOW));

        job.run(Which.DUE);
        assertThat(state(order)).isEqualTo("WAITING WaitsForHeldRequest 0");

        headquarters
                .client()
                .sql(
                        "update request_state set state = 'CANCELED', changed_xid = pg_current_xact_id() where state = 'HELD'")
                .update();
        job.run(Which.DUE);
        assertThat(state(order)).isEqualTo("WAITING WaitsForAddress 0");
    }

    /// K04
    @Test
    void orderThatFailsIsTriedAgainLaterEachTimeAndThenHeld() {
        numberOrders();
        UUID ilze = create("Ilze");
        UUID order = StagedTransaction.order(ilze).arrive(headquarters);
        headquarters
                .client()
                .sql("update sales_line set net_amount = 99 where line_no = 1")
                .update();

        job.run(Which.DUE);
        assertThat(state(order)).isEqualTo("WAITING OrderAmountsDiffer 1");
        clock.advance(Duration.ofMinutes(1));
        job.run(Which.DUE);
        assertThat(state(order)).isEqualTo("WAITING OrderAmountsDiffer 2");
        clock.advance(Duration.ofMinutes(1));
        assertThat(job.run(Which.DUE).held()).isEqualTo(1);

        assertThat(state(order)).isEqualTo("HELD OrderAmountsDiffer 3");
        assertThat(job.run(Which.ALL).claimed()).isZero();
    }

    @Test
    void orderTheDatabaseRefusesInTheMiddleIsHeldBackAndTheRestPasses() {
        numberOrders();
        UUID ilze = create("Ilze");
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            orders.add(StagedTransaction.order(ilze).arrive(headquarters));
        }
        headquarters
                .client()
                .sql("alter table sales_order add constraint odd check (transaction_id <> '%s')"
                        .formatted(orders.get(25)))
                .update();

        var outcome = job.run(Which.DUE);

        assertThat(outcome.created()).isEqualTo(49);
        assertThat(state(orders.get(25))).isEqualTo("WAITING RefusedByDatabase 1");
        assertThat(headquarters.text("select max(sales_id) from sales_order")).isEqualTo("SO-00049");
    }

    @Test
    void ordersWaitForTheirNumberSequenceWithoutFailing() {
        headquarters
                .client()
                .sql("update number_sequence set blocked = true where sequence_code = 'SALES_ORDER'")
                .update();
        UUID ilze = create("Ilze");
        UUID order = StagedTransaction.order(ilze).arrive(headquarters);

        job.run(Which.DUE);
        assertThat(state(order)).isEqualTo("WAITING NumberSequenceBlocked 0");

        numberOrders();
        job.run(Which.ALL);
        assertThat(state(order)).isEqualTo("DONE 0 SO-00001");
    }

    @Test
    void twoRunsAtOnceCreateEveryOrderOnce() throws Exception {
        numberOrders();
        for (int i = 0; i < 60; i++) {
            StagedTransaction.order(create("Ilze " + i)).arrive(headquarters);
        }

        long created = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> one = threads.submit(() -> job.run(Which.DUE).created());
            Future<Long> two = threads.submit(() -> newJob().run(Which.DUE).created());
            created = one.get(60, TimeUnit.SECONDS) + two.get(60, TimeUnit.SECONDS);
        }

        assertThat(created).isEqualTo(60);
        assertThat(headquarters.text("select count(*) || ' ' || max(sales_id) from sales_order"))
                .isEqualTo("60 SO-00060");
    }

    @Test
    void runThatEndsHalfWayLeavesNothingAndTheNextOneDoesItAll() {
        numberOrders();
        UUID order = StagedTransaction.order(create("Ilze")).arrive(headquarters);
        headquarters.client().sql("""
                create function public.end_here() returns trigger language plpgsql as $$
                begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$
                """).update();
        headquarters.client().sql("""
                create trigger end_here before insert on sales.sales_order_line for each row execute function public.end_here()
                """).update();

        assertThatThrownBy(() -> job.run(Which.DUE)).isNotNull();
        assertThat(state(order)).isEqualTo("WAITING 0");
        headquarters
                .client()
                .sql("drop trigger end_here on sales.sales_order_line")
                .update();
        job.run(Which.DUE);

        assertThat(state(order)).isEqualTo("DONE 0 SO-00001");
    }

    @Test
    void orderOfAMergedCustomerIsOfWhoSheWasMergedInto() {
        numberOrders();
        UUID gone = create("Ilze");
        UUID stays = create("Ilze too");
        customers.run();
        headquarters
                .client()
                .sql("update customer set merged_into = ? where customer_id = ?")
                .params(stays, gone)
                .update();
        UUID order = StagedTransaction.order(gone).arrive(headquarters);

        job.run(Which.DUE);

        assertThat(headquarters.text("select customer_id from sales_order where transaction_id = ?", order))
                .isEqualTo(stays.toString());
    }
}
