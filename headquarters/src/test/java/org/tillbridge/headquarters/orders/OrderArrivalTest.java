package org.tillbridge.headquarters.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.StagedTransaction;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.numbers.AdoptLedger;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.testkit.MovableClock;

/// H12: whatever comes first, there is one sales order at the end, and none before its customer.
class OrderArrivalTest {

    @TempDir
    static Path folder;

    private static final MovableClock CLOCK = MovableClock.at(HeadquartersDatabase.NOW);
    private static HeadquartersDatabase headquarters;
    private static SynchronizeOrders job;

    /// What comes to headquarters, each from a store of its own; an order comes with its payment.
    enum Arrival {
        CUSTOMER,
        ADDRESS,
        ORDER,
        SALE
    }

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        var customers = new SynchronizeCustomers(
                headquarters.database(),
                new AdoptLedger(headquarters.database(), folder.resolve("accounts.ledger"), CLOCK, UUID::randomUUID),
                CLOCK,
                UUID::randomUUID);
        customers.open();
        var pull = new PullCustomers(
                headquarters.database(), (entity, some) -> customers.runFor(new CustomerChains(entity, some)), CLOCK);
        job = new SynchronizeOrders(
                new SynchronizeOrders.Parts(headquarters.database(), pull, Patience.USUAL), CLOCK, UUID::randomUUID);
        headquarters.client().sql("""
                insert into number_sequence (legal_entity, sequence_code, format, highest_number)
                values ('demo', 'SALES_ORDER', 'SO-#####', 99999) on conflict do nothing
                """).update();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    static List<List<Arrival>> orders() {
        return permutations(List.of(Arrival.values()));
    }

    private static List<List<Arrival>> permutations(List<Arrival> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Arrival>> all = new ArrayList<>();
        for (Arrival first : of) {
            List<Arrival> rest = new ArrayList<>(of);
            rest.remove(first);
            permutations(rest).forEach(tail -> {
                List<Arrival> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            });
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void inWhateverOrderTheyArriveThereIsOneSalesOrderAndNoneBeforeItsCustomer(List<Arrival> arrivals) {
        UUID customer = UUID.randomUUID();
        UUID address = UUID.randomUUID();
        StagedTransaction order = StagedTransaction.order(customer).deliveredTo(address);

        for (Arrival arrival : arrivals) {
            arrive(arrival, customer, order);
            CLOCK.advance(Duration.ofSeconds(1));
            job.run(Which.DUE);
            assertThat(found("""
                    select count(*)::text from sales_order o
                    left join customer c on c.legal_entity = o.legal_entity and c.customer_id = o.customer_id
                    left join customer_address a on a.legal_entity = o.legal_entity and a.address_id = o.delivery_address_id
                    where c.account_id is distinct from o.account_id or a.address_id is null""")).isEqualTo("0");
        }

        assertThat(found("select state from transaction_state where transaction_id = '%s'".formatted(order.id())))
                .isEqualTo("DONE");
        assertThat(found(
                        "select count(*)::text from sales_order where transaction_id = '%s' and delivery_address_id = '%s'"
                                .formatted(order.id(), address)))
                .isEqualTo("1");
        assertThat(found("select count(*)::text from sales_order where origin = 'SALE'"))
                .isEqualTo("0");
    }

    private static void arrive(Arrival arrival, UUID customer, StagedTransaction order) {
        UUID address = order.address().orElseThrow();
        switch (arrival) {
            case CUSTOMER ->
                headquarters.arrive(Request.create(customer, "Ilze").at("001", CLOCK.instant()));
            case ADDRESS ->
                headquarters.arrive(new Request(
                        "002",
                        customer,
                        "ADD_ADDRESS",
                        "{\"address_id\":\"%s\",\"city\":\"Rīga\"}".formatted(address),
                        CLOCK.instant()));
            case ORDER -> order.arrive(headquarters);
            case SALE -> StagedTransaction.sale(customer).at("003").arrive(headquarters);
        }
    }

    private static String found(String query) {
        return headquarters.text(query);
    }
}
