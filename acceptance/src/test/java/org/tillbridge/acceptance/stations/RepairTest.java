package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Outcome;
import org.tillbridge.exchange.sessions.BuildDownloadPackage.Asked;
import org.tillbridge.exchange.sessions.BuildDownloadPackage.Found;
import org.tillbridge.exchange.sessions.SumUpTables;
import org.tillbridge.exchange.transport.TableSums;

/// Stations 8 and 9: a store whose cursor headquarters does not know says what it has, and is sent
/// what differs (protocol D9).
class RepairTest {

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private TestStore store;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        store = new TestStore("001", folder);
        IntStream.range(0, 60).forEach(number -> headquarters.has("Customer %02d".formatted(number)));
        headquarters.release.run();
        store.download(headquarters);
    }

    @AfterEach
    void close() {
        store.close();
        headquarters.close();
    }

    @Test
    void storeThatIsEqualIsSentNothingAndLedOn() {
        forgetsPackages();

        assertThat(repair()).isEqualTo(new Outcome.Applied(0, 0));

        assertThat(store.names()).hasSize(60);
        headquarters.has("Later");
        headquarters.release.run();
        assertThat(rowsOf(headquarters.next("001", store.cursor()).orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void onlyWhatDiffersIsSentAndTheStoreEndsEqual() {
        UUID own = store.creates("Own");
        UUID renamed = id("Customer 07");
        headquarters.renames(renamed, "Renamed");
        headquarters.removes(id("Customer 08"));
        headquarters.has("New");
        headquarters.release.run();
        forgetsPackages();
        headquarters.client().sql("delete from removed_row").update();

        Outcome.Applied applied = (Outcome.Applied) repair();

        assertThat(applied.rows()).isBetween(2L, 12L);
        assertThat(store.names())
                .hasSize(61)
                .contains("New", "Renamed", "Own Kalns")
                .doesNotContain("Customer 07", "Customer 08");
        assertThat(store.of(own, "account_id")).isEqualTo("null");
    }

    /// A restored headquarters has an older version of a row; the store must not keep the newer
    /// one.
    @Test
    void rowThatIsNewerAtTheStoreIsTakenBack() {
        UUID renamed = id("Customer 07");
        headquarters.renames(renamed, "Of the future");
        headquarters.release.run();
        store.download(headquarters);
        headquarters
                .client()
                .sql("update customer set name = 'Customer 07', row_version = 1 where customer_id = ?")
                .param(renamed)
                .update();
        forgetsPackages();

        repair();

        assertThat(store.names()).contains("Customer 07").doesNotContain("Of the future");
        assertThat(store.of(renamed, "row_version")).isEqualTo("1");
    }

    @Test
    void repairIsForItsStoreOnlyAndNeverHandedOutAsAFullPackage() {
        forgetsPackages();
        repair();

        Arrival other = headquarters.next("002", Optional.empty()).orElseThrow();

        assertThat(rowsOf(other)).isEqualTo(60);
    }

    @Test
    void storeThatCannotSayWhatItHasIsSentEverything() {
        forgetsPackages();

        assertThat(rowsOf(headquarters.next("001", store.cursor()).orElseThrow()))
                .isEqualTo(60);
    }

    @Test
    void repairThatCameTooLateChangesNothing() {
        forgetsPackages();
        UUID cursor = store.cursor().orElseThrow();
        Arrival repair = arrival(cursor);
        Arrival again = arrival(cursor);
        store.apply.run(repair);

        assertThat(store.apply.run(again)).isEqualTo(new Outcome.CursorMoved());
    }

    private Outcome repair() {
        return store.apply.run(arrival(store.cursor().orElseThrow()));
    }

    private Arrival arrival(UUID cursor) {
        Found found = headquarters.build.runOrCompare(new Asked(
                List.of(PredefinedJobs.CUSTOMERS),
                TestHeadquarters.STORES,
                Map.of("1010", cursor),
                headquarters.build.newest().orElseThrow()));
        assertThat(found.packages()).isEmpty();
        TableSums sums = new SumUpTables(store.database()).run(found.compare().getFirst(), cursor);
        UUID repair = headquarters
                .build
                .repair(PredefinedJobs.CUSTOMERS, TestHeadquarters.STORES, "001", sums)
                .orElseThrow();
        return headquarters.fetch("001", Optional.of(cursor), repair);
    }

    /// A headquarters that was restored to a time before the store's package was built.
    private void forgetsPackages() {
        headquarters.client().sql("delete from package").update();
        headquarters.clock.advance(Duration.ofSeconds(3));
    }

    private UUID id(String name) {
        return headquarters
                .client()
                .sql("select customer_id from customer where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private long rowsOf(Arrival arrival) {
        return Long.parseLong(headquarters.text(
                "select rows::text from package where package_id = '%s'".formatted(arrival.packageId())));
    }
}
