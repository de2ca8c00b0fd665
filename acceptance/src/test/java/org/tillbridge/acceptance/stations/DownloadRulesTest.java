package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Outcome;

/// Stations 8 and 9: releases, packages, and the store that applies them.
class DownloadRulesTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
    }

    @AfterEach
    void close() {
        store.close();
        headquarters.close();
    }

    private boolean isFull(Arrival arrival) {
        try (var reader = PackageReader.open(arrival.file(), PackageLimits.forDownloads())) {
            return reader.manifest().full();
        }
    }

    @Test
    void firstReleaseIsMadeAndTheSecondOnlyWhenSomethingChanged() {
        assertThat(headquarters.release.run()).isPresent();
        assertThat(headquarters.release.run()).isEmpty();

        headquarters.has("Ilze");

        assertThat(headquarters.release.run()).isPresent();
        assertThat(headquarters.release.run()).isEmpty();
    }

    @Test
    void releasesAtTheSameMomentAreMadeOneAfterTheOther() throws Exception {
        headquarters.has("Ilze");

        List<Optional<UUID>> made = AtOnce.run(6, () -> headquarters.release.run());

        assertThat(made).filteredOn(Optional::isPresent).hasSize(1);
    }

    /// D1
    @Test
    void rowThatWasOpenWhenTheReleaseWasMadeComesWithTheNextPackage() throws Exception {
        try (var writer = new OpenTransaction(headquarters.database())) {
            writer.run(() -> headquarters.has("Late"));
            headquarters.has("Early");
            headquarters.release.run();
            store.download(headquarters);
            assertThat(store.names()).containsExactly("Early");

            writer.commit();
            assertThat(headquarters.release.run()).isPresent();
            store.download(headquarters);

            assertThat(store.names()).containsExactly("Early", "Late");
        }
    }

    /// D1
    @Test
    void releaseIsMadeAlsoWhileAnOpenTransactionHoldsTheHorizon() throws Exception {
        try (var writer = new OpenTransaction(headquarters.database())) {
            writer.run(() -> headquarters.has("Open"));
            headquarters.has("First");
            headquarters.release.run();
            store.download(headquarters);
            headquarters.has("Second");

            assertThat(headquarters.release.run()).isPresent();
            store.download(headquarters);

            assertThat(store.names()).containsExactly("First", "Second");
            assertThat(headquarters.count("(select distinct horizon from release) h"))
                    .isEqualTo(1);
        }
    }

    /// D4, D11
    @Test
    void customerCommittedBetweenTwoTablesOfAPackageComesWithTheNextOne() throws Exception {
        headquarters.has("Before");
        headquarters.release.run();
        try (var writer = new OpenTransaction(headquarters.database());
                var threads = Executors.newSingleThreadExecutor()) {
            writer.run(() -> headquarters
                    .client()
                    .sql("lock table customer in access exclusive mode")
                    .update());
            Future<Arrival> built = threads.submit(
                    () -> headquarters.next("001", Optional.empty()).orElseThrow());
            Blocked.awaitOne(headquarters.database());
            writer.commitAfter(() -> addCustomerWithAddress(1));

            store.apply.run(built.get(20, TimeUnit.SECONDS));
        }
        assertThat(store.names()).containsExactly("Before");
        assertThat(store.count("customer_address")).isZero();

        headquarters.release.run();
        store.download(headquarters);

        assertThat(store.names()).containsExactly("Before", "Customer 1");
        assertThat(store.count("customer_address")).isEqualTo(1);
    }

    private void addCustomerWithAddress(int number) {
        UUID customer = headquarters.has("Customer " + number);
        headquarters.client().sql("""
                insert into customer_address (legal_entity, customer_id, address_id, city) values ('demo', :id, :id, 'Rīga')
                """).param("id", customer).update();
    }

    /// D2
    @Test
    void packageLeadsToTheNewestReleaseItsOwnSnapshotSees() {
        headquarters.has("First");
        UUID first = headquarters.release.run().orElseThrow();

        Arrival built = headquarters.database().inOneSnapshot(() -> {
            headquarters.count("release");
            releaseInAnotherTransaction();
            return headquarters.next("001", Optional.empty()).orElseThrow();
        });

        assertThat(headquarters.text("select to_release::text from package")).isEqualTo(first.toString());
        store.apply.run(built);
        store.download(headquarters);
        assertThat(store.names()).containsExactly("First", "Second");
    }

    private void releaseInAnotherTransaction() {
        try {
            AtOnce.run(1, () -> {
                headquarters.has("Second");
                return headquarters.release.run();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// D3
    @Test
    void packageHasEveryVisibleRowAlsoTheOnesNewerThanItsRelease() {
        headquarters.has("In the release");
        headquarters.release.run();
        headquarters.has("After the release");

        store.download(headquarters);

        assertThat(store.names()).containsExactly("After the release", "In the release");
    }

    /// D5
    @Test
    void packageThatWasNeverCommittedIsNoCursor() {
        headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.client().sql("delete from package").update();
        headquarters.clock.advance(Duration.ofSeconds(2));

        assertThat(isFull(headquarters.next("001", store.cursor()).orElseThrow()))
                .isTrue();
    }

    /// D6
    @Test
    void latePackageNeverTurnsTheStoreBack() {
        UUID customer = headquarters.has("Old");
        headquarters.release.run();
        Arrival late = headquarters.next("001", Optional.empty()).orElseThrow();
        headquarters.renames(customer, "New");
        headquarters.release.run();
        store.download(headquarters);

        assertThat(store.apply.run(late)).isInstanceOf(Outcome.CursorMoved.class);

        assertThat(store.names()).containsExactly("New");
    }

    /// D7
    @Test
    void removedCustomerLeavesTheStoreWithItsWords() {
        UUID customer = headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        assertThat(store.search("ilze")).hasSize(1);

        headquarters.removes(customer);
        headquarters.release.run();
        store.download(headquarters);

        assertThat(store.count("customer")).isZero();
        assertThat(store.count("customer_word")).isZero();
    }

    /// D7
    @Test
    void customerThatWasRemovedAndCameBackStays() {
        UUID customer = headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.removes(customer);
        headquarters.client().sql("""
                insert into customer (legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
                values ('demo', :id, 'B1', 'PERSON', 'Back', '003', '2026-11-21', '2026-11-21', '2026-11-21', :id)
                """).param("id", customer).update();
        headquarters.release.run();

        store.download(headquarters);

        assertThat(store.names()).containsExactly("Back");
    }

    /// D8
    @Test
    void releaseOfAnotherClusterIsUnknownAndAnsweredInFull() {
        headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        headquarters
                .client()
                .sql("update release set system_identifier = system_identifier + 1")
                .update();

        assertThat(headquarters.release.run()).isPresent();

        assertThat(isFull(headquarters.next("001", store.cursor()).orElseThrow()))
                .isTrue();
    }

    /// D10
    @Test
    void crashBetweenRowsAndCursorLeavesNeither() {
        headquarters.has("Ilze");
        headquarters.release.run();
        Arrival arrival = headquarters.next("001", Optional.empty()).orElseThrow();
        store.client()
                .sql("alter table download_cursor add constraint crash check (job <> '1010')")
                .update();

        assertThatThrownBy(() -> store.apply.run(arrival)).isInstanceOf(RuntimeException.class);

        assertThat(store.count("customer")).isZero();
        assertThat(store.cursor()).isEmpty();
        store.client().sql("alter table download_cursor drop constraint crash").update();
        assertThat(store.apply.run(arrival)).isEqualTo(new Outcome.Applied(1, 0));
    }

    @Test
    void samePackageTwiceIsAppliedOnce() {
        headquarters.has("Ilze");
        headquarters.release.run();
        Arrival arrival = headquarters.next("001", Optional.empty()).orElseThrow();
        store.apply.run(arrival);

        assertThat(store.apply.run(arrival)).isInstanceOf(Outcome.CursorMoved.class);
    }

    @Test
    void samePackageAtTheSameMomentIsAppliedOnce() throws Exception {
        headquarters.has("Ilze");
        headquarters.release.run();
        Arrival arrival = headquarters.next("001", Optional.empty()).orElseThrow();

        List<Outcome> outcomes = AtOnce.run(6, () -> store.apply.run(arrival));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Applied)
                .hasSize(1);
        assertThat(store.count("customer")).isEqualTo(1);
    }

    @Test
    void fullPackageReplacesAndRemovesButSparesWhatTheStoreMadeItself() {
        UUID kept = headquarters.has("Kept");
        UUID absent = headquarters.has("Absent");
        headquarters.release.run();
        store.download(headquarters);
        UUID own = store.creates("Own");
        store.client()
                .sql("update customer set name = 'Differs', row_version = 99 where customer_id = ?")
                .param(kept)
                .update();
        headquarters
                .client()
                .sql("delete from customer where customer_id = ?")
                .param(absent)
                .update();
        headquarters.client().sql("delete from package").update();

        headquarters.has("New");
        headquarters.release.run();
        store.download(headquarters);

        assertThat(store.names()).containsExactly("Kept", "New", "Own Kalns");
        assertThat(store.of(own, "account_id")).isEqualTo("null");
        assertThat(store.search("absent")).isEmpty();
        assertThat(store.count("customer_word w where w.customer_id = '%s'".formatted(absent)))
                .isZero();
    }

    @Test
    void rowOfALowerVersionIsNotTakenFromADelta() {
        UUID customer = headquarters.has("Version one");
        headquarters.release.run();
        store.download(headquarters);
        store.client()
                .sql("update customer set name = 'Ahead', row_version = 7")
                .update();
        headquarters.renames(customer, "Version two");
        headquarters.release.run();

        store.download(headquarters);

        assertThat(store.names()).containsExactly("Ahead");
    }
}
