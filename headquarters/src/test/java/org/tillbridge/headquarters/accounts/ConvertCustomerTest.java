package org.tillbridge.headquarters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.tillbridge.kernel.customer.CustomerId;

/// Station 6 for one customer, by the same steps as for all.
class ConvertCustomerTest {

    @TempDir
    Path folder;

    private HeadquartersDatabase headquarters;
    private SynchronizeCustomers job;

    @BeforeEach
    void open() {
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

    @AfterEach
    void close() {
        headquarters.close();
    }

    private static CustomerChains chainOf(UUID customer) {
        return CustomerChains.of(HeadquartersDatabase.ENTITY, new CustomerId(customer));
    }

    private String states(UUID customer) {
        return headquarters.text(
                "select string_agg(state, ' ' order by arrival_no) from request_state where customer_id = ?", customer);
    }

    /// H03
    @Test
    void onlyTheChainOfOneCustomerIsConvertedAndTheSecondTimeNothingIsLeft() {
        UUID ilze = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        headquarters.arrive(Request.create(other, "Other"));
        headquarters.arrive(Request.create(ilze, "Ilze"));
        headquarters.arrive(Request.change(ilze, "{\"phone\":\"3\"}"));

        var outcome = job.runFor(chainOf(ilze));

        assertThat(outcome.created()).isEqualTo(1);
        assertThat(outcome.changed()).isEqualTo(1);
        assertThat(states(ilze)).isEqualTo("DONE DONE");
        assertThat(states(other)).isEqualTo("WAITING");
        assertThat(job.runFor(chainOf(ilze)).claimed()).isZero();
    }

    @Test
    void requestTheDatabaseRefusesIsHeldAndTheRestOfTheChainWaitsBehindIt() {
        UUID ilze = UUID.randomUUID();
        headquarters.arrive(Request.create(ilze, "Ilze"));
        job.run();
        headquarters.arrive(Request.change(ilze, "{\"name\":\"\\u0001Ilze\"}"));
        headquarters
                .client()
                .sql("alter table customer add constraint odd check (name !~ '\\x01')")
                .update();
        headquarters.arrive(Request.change(ilze, "{\"phone\":\"3\"}"));

        job.runFor(chainOf(ilze));

        assertThat(states(ilze)).isEqualTo("DONE HELD WAITING");
    }

    @Test
    void parkedRequestIsLookedAtAgain() {
        UUID ilze = UUID.randomUUID();
        headquarters.arrive(Request.change(ilze, "{\"phone\":\"3\"}"));
        job.run();

        assertThat(job.runFor(chainOf(ilze)).waiting()).isEqualTo(1);
    }

    /// F12
    @Test
    void customersConvertedOneByOneDuringARunOfAllAreNumberedOnce() throws Exception {
        List<UUID> customers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            customers.add(UUID.randomUUID());
            headquarters.arrive(Request.create(customers.get(i), "Ilze " + i));
        }

        long created = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> runs = new ArrayList<>();
            runs.add(threads.submit(() -> job.run().created()));
            for (UUID one : customers.subList(250, 260)) {
                runs.add(threads.submit(() -> job.runFor(chainOf(one)).created()));
            }
            for (Future<Long> run : runs) {
                created += run.get(60, TimeUnit.SECONDS);
            }
        }
        created += job.run().created();

        assertThat(created).isEqualTo(300);
        assertThat(headquarters.text("select max(account_id) || ' ' || count(*) from customer"))
                .isEqualTo("000300 300");
    }
}
