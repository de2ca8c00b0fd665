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
import org.tillbridge.headquarters.numbers.SequenceKey;
import org.tillbridge.headquarters.numbers.TakeNumbers;
import org.tillbridge.headquarters.orders.SynchronizeOrders.Which;
import org.tillbridge.headquarters.sales.PullCustomers;
import org.tillbridge.headquarters.statements.CalculateStatements;
import org.tillbridge.headquarters.statements.CalculateStatements.Days;
import org.tillbridge.headquarters.statements.PostStatements;
import org.tillbridge.headquarters.statements.RunEndOfDay;
import org.tillbridge.headquarters.statements.Selection;
import org.tillbridge.headquarters.validation.ValidateTransactions;
import org.tillbridge.testkit.MovableClock;

/// H12: whatever comes first, there is one sales order of each at the end, and none before its
/// customer. A payment never comes alone: it is a part of its order (decision 0050).
class OrderArrivalTest {

    @TempDir
    static Path folder;

    private static final MovableClock CLOCK = MovableClock.at(HeadquartersDatabase.NOW);
    private static HeadquartersDatabase headquarters;
    private static SynchronizeOrders job;
    private static RunEndOfDay endOfDay;

    /// What comes to headquarters, each from a store of its own, and the end of the day.
    enum Arrival {
        CUSTOMER,
        ADDRESS,
        ORDER_WITH_ITS_PAYMENT,
        SALE,
        END_OF_DAY
    }

    /// What was rung up for one customer.
    private record RungUp(UUID customer, StagedTransaction order, StagedTransaction sale) {

        static RungUp forSomebodyNew() {
            UUID customer = UUID.randomUUID();
            return new RungUp(
                    customer,
                    StagedTransaction.order(customer).deliveredTo(UUID.randomUUID()),
                    StagedTransaction.sale(customer).at("003"));
        }
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
        endOfDay = new RunEndOfDay(
                new ValidateTransactions(headquarters.database(), pull, CLOCK),
                new CalculateStatements(headquarters.database(), CLOCK),
                new PostStatements(headquarters.database(), OrderArrivalTest::numbers, CLOCK));
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
    void inWhateverOrderTheyArriveEachIsPostedOnceAndNoneBeforeItsCustomer(List<Arrival> arrivals) {
        RungUp rungUp = RungUp.forSomebodyNew();

        for (Arrival arrival : arrivals) {
            arrive(arrival, rungUp);
            CLOCK.advance(Duration.ofSeconds(1));
            job.run(Which.DUE);
            assertThat(text("""
                    select count(*)::text from sales_order o
                    left join customer c on c.legal_entity = o.legal_entity and c.customer_id = o.customer_id
                    left join customer_address a on a.legal_entity = o.legal_entity and a.address_id = o.delivery_address_id
                    where c.account_id is distinct from o.account_id
                       or o.transaction_id is not null and a.address_id is null""")).isEqualTo("0");
        }
        endOfDay.run(Selection.ALL, Days.OPEN);

        assertThat(posted(rungUp)).containsExactly("CUSTOMER_ORDER 13.0000 DONE", "STATEMENT 13.0000 DONE");
    }

    /// The sales orders of the customer, what was paid for each, and where what was rung up stands.
    private static List<String> posted(RungUp rungUp) {
        return headquarters
                .client()
                .sql("""
                        select concat_ws(' ', o.origin, o.posted_amount, s.state) as posted
                        from sales_order o
                        left join statement t on t.statement_id = o.statement_id and t.state = 'POSTED'
                        join transaction_state s on s.transaction_id = o.transaction_id or s.statement_id = t.statement_id
                        where o.customer_id = :customer
                          and s.transaction_id in (:order, :sale)
                        order by o.origin
                        """)
                .param("customer", rungUp.customer())
                .param("order", rungUp.order().id())
                .param("sale", rungUp.sale().id())
                .query((row, number) -> row.getString("posted"))
                .list();
    }

    private static List<String> numbers(String legalEntity, String sequence, int wanted) {
        return new TakeNumbers(headquarters.database())
                .run(new SequenceKey(legalEntity, sequence, ""), wanted)
                .numbers();
    }

    private static void arrive(Arrival arrival, RungUp rungUp) {
        UUID customer = rungUp.customer();
        UUID address = rungUp.order().address().orElseThrow();
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
            case ORDER_WITH_ITS_PAYMENT -> rungUp.order().arrive(headquarters);
            case SALE -> rungUp.sale().arrive(headquarters);
            case END_OF_DAY -> endOfDay.run(Selection.ALL, Days.OPEN);
        }
    }

    private static String text(String query) {
        return headquarters.text(query);
    }
}
