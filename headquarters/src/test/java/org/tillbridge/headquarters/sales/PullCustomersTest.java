package org.tillbridge.headquarters.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.HeadquartersDatabase;
import org.tillbridge.headquarters.HeadquartersDatabase.Request;
import org.tillbridge.headquarters.StagedTransaction;
import org.tillbridge.headquarters.accounts.CustomerChains;
import org.tillbridge.headquarters.accounts.SynchronizeCustomers;
import org.tillbridge.headquarters.numbers.AdoptLedger;

class PullCustomersTest {

    @TempDir
    static Path folder;

    private static HeadquartersDatabase headquarters;
    private static SynchronizeCustomers job;

    @BeforeAll
    static void open() {
        headquarters = new HeadquartersDatabase();
        var ledger = new AdoptLedger(
                headquarters.database(),
                folder.resolve("accounts.ledger"),
                () -> HeadquartersDatabase.NOW,
                UUID::randomUUID);
        job = new SynchronizeCustomers(
                headquarters.database(), ledger, () -> HeadquartersDatabase.NOW, UUID::randomUUID);
        job.open();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    private static PullCustomers pull() {
        return new PullCustomers(
                headquarters.database(),
                (entity, customers) -> job.runFor(new CustomerChains(entity, customers)),
                () -> HeadquartersDatabase.NOW);
    }

    private static String states(UUID customer) {
        return headquarters.text(
                "select string_agg(state, ' ' order by arrival_no) from request_state where customer_id = ?", customer);
    }

    private static UUID created(String name) {
        UUID customer = UUID.randomUUID();
        headquarters.arrive(Request.create(customer, name));
        return customer;
    }

    @Test
    void customersOfTheTransactionsAreConvertedAndNobodyElse() {
        UUID ilze = created("Ilze");
        UUID oleg = created("Oleg");
        UUID other = created("Other");
        headquarters.arrive(Request.change(ilze, "{\"phone\":\"3\"}"));
        UUID order = StagedTransaction.order(ilze).arrive(headquarters);
        UUID sale = StagedTransaction.sale(oleg).arrive(headquarters);

        int pulled = pull().run(List.of(order, sale));

        assertThat(pulled).isEqualTo(2);
        assertThat(states(ilze)).isEqualTo("DONE DONE");
        assertThat(states(oleg)).isEqualTo("DONE");
        assertThat(states(other)).isEqualTo("WAITING");
        assertThat(pull().run(List.of(order, sale))).isZero();
    }

    @Test
    void customerWhoHasNotArrivedIsNotPulledNorIsWhatWaitsForHer() {
        UUID absent = UUID.randomUUID();
        headquarters.arrive(Request.change(absent, "{\"phone\":\"3\"}"));
        UUID order = StagedTransaction.order(absent).arrive(headquarters);

        assertThat(pull().run(List.of(order))).isEqualTo(1);
        assertThat(pull().run(List.of(order))).isZero();
        assertThat(states(absent)).isEqualTo("WAITING");
    }

    @Test
    void twoWhoPullTheSameCustomersAtOnceNumberThemOnce() throws Exception {
        List<UUID> customers = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            customers.add(created("Ilze " + i));
            orders.add(StagedTransaction.order(customers.get(i)).arrive(headquarters));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> one = threads.submit(() -> pull().run(orders));
            Future<Integer> two = threads.submit(() -> pull().run(orders.reversed()));
            one.get(60, TimeUnit.SECONDS);
            two.get(60, TimeUnit.SECONDS);
        }

        assertThat(headquarters
                        .client()
                        .sql("select count(*) from customer where customer_id = any (:customers)")
                        .param("customers", customers.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }
}
