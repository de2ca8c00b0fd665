package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Arrival;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Outcome;
import org.tillbridge.kernel.error.TillbridgeException;

/// Station 8: which package answers a cursor.
class BuildPackageTest {

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
    void storesAtOneReleaseShareOnePackage() {
        headquarters.has("Ilze");
        headquarters.release.run();

        Arrival first = headquarters.next("001", Optional.empty()).orElseThrow();
        Arrival second = headquarters.next("002", Optional.empty()).orElseThrow();

        assertThat(second.packageId()).isEqualTo(first.packageId());
        assertThat(headquarters.count("package")).isEqualTo(1);
    }

    @Test
    void storeAtTheNewestReleaseGetsNothing() {
        headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);

        assertThat(headquarters.next("001", store.cursor())).isEmpty();
    }

    /// The cursor of 1010 says how far a store is; other jobs are spared a package without rows.
    @Test
    void releaseWithoutNewsIsTakenBy1010AndOfferedByNoOtherJob() {
        headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        store.download(headquarters, "1060", TestHeadquarters.STORES);
        headquarters
                .client()
                .sql(
                        "insert into register (register_id, legal_entity, channel_id, name) values ('r1', 'demo', '001', 'First')")
                .update();
        headquarters.release.run();

        assertThat(headquarters.next("001", store.cursor())).isPresent();
        assertThat(headquarters.next("1060", TestHeadquarters.STORES, store.apply.cursor("1060")))
                .isEmpty();
    }

    @Test
    void packageWhoseFileIsGoneIsBuiltAgain() throws IOException {
        headquarters.has("Ilze");
        headquarters.release.run();
        UUID gone = headquarters.next("001", Optional.empty()).orElseThrow().packageId();
        Files.delete(headquarters.build.requireFile(TestHeadquarters.STORES, gone));

        Arrival again = headquarters.next("001", Optional.empty()).orElseThrow();

        assertThat(again.packageId()).isNotEqualTo(gone);
        assertThat(store.apply.run(again)).isEqualTo(new Outcome.Applied(1, 0));
    }

    /// D9
    @Test
    void cursorOfAnotherGroupOrJobOrOfNobodyIsAnsweredInFull() {
        headquarters.has("Ilze");
        headquarters.release.run();
        store.download(headquarters);
        UUID ours = store.cursor().orElseThrow();
        var others = new ChannelGroup("others", TestHeadquarters.ENTITY);

        assertThat(isFull(
                        headquarters.next("001", Optional.of(UUID.randomUUID())).orElseThrow()))
                .isTrue();
        UUID built =
                headquarters.build.run(PredefinedJobs.CUSTOMERS, others, ours).orElseThrow();
        assertThat(headquarters.text(
                        "select count(*)::text from package where package_id = '%s' and from_release is null"
                                .formatted(built)))
                .isEqualTo("1");
        headquarters
                .client()
                .sql("update package set job = '1060' where package_id = ?")
                .param(ours)
                .update();
        headquarters.clock.advance(Duration.ofSeconds(2));
        assertThat(isFull(headquarters.next("001", Optional.of(ours)).orElseThrow()))
                .isTrue();
    }

    @Test
    void packageOfAnotherGroupIsNotHandedOut() {
        headquarters.has("Ilze");
        headquarters.release.run();
        UUID ours = headquarters.next("001", Optional.empty()).orElseThrow().packageId();
        var others = new ChannelGroup("others", TestHeadquarters.ENTITY);

        assertThatThrownBy(() -> headquarters.build.requireFile(others, ours))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("no package");
    }
}
