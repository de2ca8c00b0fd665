package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.exchange.capture.RecognizeCluster;
import org.tillbridge.exchange.capture.RecognizeCluster.Outcome;

/// A database that was dumped and loaded into another PostgreSQL cluster, whose transaction IDs are
/// others.
class OtherClusterTest {

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

    private Outcome start() {
        return new RecognizeCluster(headquarters.database()).run();
    }

    /// As a dump leaves it: transaction IDs and releases of a cluster that was far ahead.
    private void isLoadedFromAClusterFarAhead() {
        headquarters.client().sql("update cluster set system_identifier = 1").update();
        headquarters
                .client()
                .sql("update release set system_identifier = 1, horizon = '900000000000'")
                .update();
        headquarters
                .client()
                .sql("update customer set changed_xid = '900000000001'")
                .update();
    }

    /// D8
    @Test
    void everyChangeIsForgottenAndEveryStoreStillGetsEverything() {
        start();
        headquarters.has("Before");
        headquarters.release.run();
        store.download(headquarters);
        isLoadedFromAClusterFarAhead();

        assertThat(start()).isEqualTo(Outcome.MOVED);

        assertThat(headquarters.count("customer where changed_xid <> '0'")).isZero();
        assertThat(headquarters.count("newest_release where release_id is not null"))
                .isZero();
        headquarters.has("After");
        headquarters.release.run();
        store.download(headquarters);
        headquarters.has("Later");
        headquarters.release.run();
        store.download(headquarters);
        assertThat(store.names()).containsExactly("After", "Before", "Later");
        assertThat(start()).isEqualTo(Outcome.SAME);
    }

    @Test
    void firstStartOnlyRemembersTheCluster() {
        headquarters.has("Ilze");
        headquarters.release.run();

        assertThat(start()).isEqualTo(Outcome.FIRST_START);

        assertThat(headquarters.count("customer where changed_xid <> '0'")).isEqualTo(1);
    }

    /// Hazard H44
    @Test
    void dumpOfAStoreLoadedElsewhereDoesNotUploadInTheStoresName() {
        try (TestLine line = new TestLine(store, headquarters)) {
            store.chain.recognizeCluster();
            store.creates("Ilze");
            store.upload(line.line);
            store.client().sql("update upload_chain set system_identifier = 1").update();

            store.chain.recognizeCluster();
            store.creates("Anna");

            assertThat(store.upload(line.line)).isZero();
            assertThat(store.chain.condition().stoppedReason()).contains("another PostgreSQL server");
            store.chain.beginBehind(headquarters.admits(store));
            store.chain.recognizeCluster();
            assertThat(store.upload(line.line)).isEqualTo(2);
        }
    }
}
