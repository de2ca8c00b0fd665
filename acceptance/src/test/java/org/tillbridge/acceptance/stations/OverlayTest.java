package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.kernel.customer.CustomerField;

/// Station 3: headquarters' row with this store's unanswered requests laid over it.
class OverlayTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;
    private TestLine line;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        line = new TestLine(store, headquarters);
    }

    @AfterEach
    void close() {
        line.close();
        store.close();
        headquarters.close();
    }

    private void upDownAndAround() {
        store.upload(line.line);
        headquarters.convertAndRelease();
        store.download(headquarters);
    }

    private UUID synchronizedCustomer() {
        UUID customer = store.creates("Ilze");
        upDownAndAround();
        return customer;
    }

    private void assertEqualToHeadquarters(UUID customer) {
        assertThat(store.of(customer, "row(name, email, phone, row_version, account_id)"))
                .isEqualTo(headquarters.text(
                        "select row(name, email, phone, row_version, account_id)::text from customer where customer_id = '%s'"
                                .formatted(customer)));
    }

    @Test
    void createdCustomerIsFoundExactlyOnceBeforeDuringAndAfter() {
        UUID customer = store.creates("Ilze");
        assertThat(store.search("kalns ilze")).hasSize(1);

        store.upload(line.line);
        assertThat(store.search("kalns ilze")).hasSize(1);
        headquarters.convertAndRelease();
        store.download(headquarters);

        assertThat(store.search("kalns ilze")).hasSize(1);
        assertThat(store.search("000001")).hasSize(1);
        assertThat(store.of(customer, "account_id")).isEqualTo("000001");
        assertThat(store.of(customer, "pending_requests")).isEqualTo("0");
        assertEqualToHeadquarters(customer);
    }

    @Test
    void changeAtTheTillNeverFlickersBackWhenAnOlderRowArrives() {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.EMAIL, "till@example.lv");
        headquarters.renames(customer, "Renamed");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(store.of(customer, "row(name, email, pending_requests)")).isEqualTo("(Renamed,till@example.lv,1)");
    }

    @Test
    void answeredChangeLeavesTheRowEqualToHeadquarters() {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.EMAIL, "till@example.lv");

        upDownAndAround();

        assertThat(store.of(customer, "row(email, pending_requests)")).isEqualTo("(till@example.lv,0)");
        assertEqualToHeadquarters(customer);
    }

    @Test
    void changeThatLostAgainstALaterEditOfAnotherStoreGivesWayWhenItIsAnswered() {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.PHONE, "20000001");
        store.upload(line.line);
        try (var other = new TestStore("002", folder);
                var itsLine = new TestLine(other, headquarters)) {
            other.download(headquarters);
            other.clock.advance(java.time.Duration.ofSeconds(30));
            other.changes(customer, CustomerField.PHONE, "20000002");
            other.upload(itsLine.line);
        }
        assertThat(store.of(customer, "phone")).isEqualTo("20000001");

        headquarters.convertAndRelease();
        store.download(headquarters);

        assertThat(store.of(customer, "phone")).isEqualTo("20000002");
        assertEqualToHeadquarters(customer);
    }

    @Test
    void heldChangeStaysOnTheTillWithItsReason() {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.EMAIL, "held@example.lv");
        store.client()
                .sql(
                        "update customer_request set payload = payload || '{\"colour\": \"red\"}' where kind = 'CHANGE_CUSTOMER'")
                .update();

        upDownAndAround();

        assertThat(store.of(customer, "row(email, pending_requests)")).isEqualTo("(held@example.lv,1)");
        assertThat(store.text("select answer || ' ' || reason from outbox where answer = 'HELD'"))
                .isEqualTo("HELD Field colour is not a field of a customer");
    }

    @Test
    void laterChangeStaysWhenAnEarlierOneIsAnswered() {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.EMAIL, "first@example.lv");
        store.upload(line.line);
        store.changes(customer, CustomerField.EMAIL, "second@example.lv");

        headquarters.convertAndRelease();
        store.download(headquarters);

        assertThat(store.of(customer, "row(email, pending_requests)")).isEqualTo("(second@example.lv,1)");
    }

    @Test
    void wordsFollowARenameAndTheOldOnesAreForgotten() {
        UUID customer = synchronizedCustomer();
        headquarters.renames(customer, "Zane Ozola");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(store.search("ilze")).isEmpty();
        assertThat(store.search("ozol zane")).hasSize(1);
    }

    @Test
    void changeAtTheMomentOfApplyingIsNeitherLostNorCountedTwice() throws Exception {
        UUID customer = synchronizedCustomer();
        for (int round = 0; round < 15; round++) {
            headquarters.renames(customer, "Round " + round);
            headquarters.release.run();
            Arrival arrival = headquarters.next("001", store.cursor()).orElseThrow();
            String email = "round%d@example.lv".formatted(round);
            AtOnce.run(
                    2,
                    new Interleaved(
                            () -> store.changes(customer, CustomerField.EMAIL, email), () -> store.apply.run(arrival)));

            assertThat(store.of(customer, "row(email, pending_requests)"))
                    .isEqualTo("(%s,%d)".formatted(email, round + 1));
        }
        upDownAndAround();

        assertEqualToHeadquarters(customer);
        assertThat(store.of(customer, "pending_requests")).isEqualTo("0");
    }

    @Test
    void changeThatCommitsWhileARepeatedRowIsAppliedKeepsItsValueAndIsCounted() throws Exception {
        UUID customer = synchronizedCustomer();
        store.changes(customer, CustomerField.EMAIL, "first@example.lv");
        store.client().sql("update customer set row_version = 99").update();
        headquarters.renames(customer, "Not taken");
        headquarters.release.run();
        Arrival arrival = headquarters.next("001", store.cursor()).orElseThrow();
        try (var till = new OpenTransaction(store.database());
                var threads = Executors.newSingleThreadExecutor()) {
            till.run(() -> store.changes(customer, CustomerField.EMAIL, "second@example.lv"));
            Future<?> applying = threads.submit(() -> store.apply.run(arrival));
            Blocked.awaitOne(store.database());
            till.commit();
            applying.get(20, TimeUnit.SECONDS);
        }

        assertThat(store.of(customer, "row(email, pending_requests)")).isEqualTo("(second@example.lv,2)");
        assertThat(store.search("second@example.lv")).hasSize(1);
        assertThat(store.search("first@example.lv")).isEmpty();
    }

    @Test
    void customerIsFoundOnceByEveryReaderWhileAFullPackageReplacesAll() throws Exception {
        for (int i = 0; i < 200; i++) {
            headquarters.has("Steady " + i);
        }
        headquarters.release.run();
        store.download(headquarters);
        store.client().sql("delete from download_cursor").update();
        Arrival full = headquarters.next("001", store.cursor()).orElseThrow();
        var applied = new AtomicBoolean();

        AtOnce.run(
                2,
                new Interleaved(
                        () -> {
                            store.apply.run(full);
                            applied.set(true);
                        },
                        () -> {
                            while (!applied.get()) {
                                assertThat(store.search("steady 77")).hasSize(1);
                            }
                        }));

        assertThat(store.count("customer")).isEqualTo(200);
    }
}
