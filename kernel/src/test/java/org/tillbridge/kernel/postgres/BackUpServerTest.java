package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.TillbridgeException;

class BackUpServerTest {

    @TempDir
    Path folder;

    private Path backup;

    @BeforeEach
    void name() {
        backup = folder.resolve("backup");
    }

    private static JdbcClient client(EmbeddedPostgres server) {
        return JdbcClient.create(server.address("postgres").source());
    }

    private static long sum(EmbeddedPostgres server) {
        return client(server)
                .sql("select coalesce(sum(n), 0) from number")
                .query(Long.class)
                .single();
    }

    @Test
    void backupOfARunningServerHoldsEverythingCommittedBeforeItBegan() throws InterruptedException {
        long before;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("data"))) {
            client(server)
                    .sql("create table number as select n from generate_series(1, 100000) n")
                    .update();
            before = sum(server);
            var stop = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    client(server)
                            .sql("insert into number select 1 from generate_series(1, 100)")
                            .update();
                }
            });
            server.backUp(backup, CopyProgress.UNSEEN);
            stop.set(true);
            writer.join();
        }

        EmbeddedPostgres.restore(backup, folder.resolve("restored"), CopyProgress.UNSEEN);

        try (EmbeddedPostgres restored = EmbeddedPostgres.start(folder.resolve("restored"))) {
            assertThat(sum(restored)).isGreaterThanOrEqualTo(before);
            assertThat((sum(restored) - before) % 100).isZero();
        }
    }

    @Test
    void restoreNeverOverwritesADatabase() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("data"))) {
            server.backUp(backup, CopyProgress.UNSEEN);
        }

        assertThatThrownBy(() -> EmbeddedPostgres.restore(backup, folder.resolve("data"), CopyProgress.UNSEEN))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("already");
    }

    @Test
    void damagedBackupIsNotRestored() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("data"))) {
            server.backUp(backup, CopyProgress.UNSEEN);
        }
        Path file = backup.resolve("pgdata/PG_VERSION");
        Files.writeString(file, "19\n");

        assertThatThrownBy(() -> EmbeddedPostgres.restore(backup, folder.resolve("restored"), CopyProgress.UNSEEN))
                .hasMessageContaining("pgdata/PG_VERSION");
        assertThat(EmbeddedPostgres.exists(folder.resolve("restored"))).isFalse();
    }
}
