package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

final class EmbeddedPostgresTest {

    @TempDir(factory = InMemory.class)
    Path directory;

    @Test
    void theNextStartFindsWhatTheLastOneLeft() {
        try (var server = EmbeddedPostgres.start(directory.resolve("new"))) {
            server.createDatabaseIfAbsent("Rīgas veikals");
            client(server, "Rīgas veikals")
                    .sql("create table note as select 'Bērziņš' as name")
                    .update();
        }

        try (var server = EmbeddedPostgres.start(directory.resolve("new"))) {
            server.createDatabaseIfAbsent("Rīgas veikals");
            assertThat(text(client(server, "Rīgas veikals"), "select lower(name) from note"))
                    .isEqualTo("bērziņš");
        }
    }

    @Test
    void aKilledServerStartsAgainWithEverythingCommitted() {
        try (var server = EmbeddedPostgres.start(directory)) {
            client(server, "postgres")
                    .sql("create table note as select 'kept' as name")
                    .update();
            kill();
        }

        try (var server = EmbeddedPostgres.start(directory)) {
            assertThat(text(client(server, "postgres"), "select name from note"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void aServerKilledBesideItsOwnerIsRevivedWhereItsConnectionsLookForIt() {
        try (var server = EmbeddedPostgres.start(directory)) {
            server.createDatabaseIfAbsent("store");
            assertThat(server.revive()).isFalse();
            kill();

            assertThat(server.revive()).isTrue();

            assertThat(text(client(server, "store"), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aClosedServerIsNotRevived() {
        var server = EmbeddedPostgres.start(directory);
        server.close();

        assertThat(server.revive()).isFalse();
        assertThat(RunningServer.find(new DataDirectory(directory))).isEmpty();
    }

    @Test
    void aStrangerWithTheNumberOfAKilledServerDoesNotStopTheStart() throws IOException {
        try (var server = EmbeddedPostgres.start(directory)) {
            kill();
            assertThat(server.port()).isPositive();
            Path file = directory.resolve("pgdata/postmaster.pid");
            List<String> lines = Files.readAllLines(file);
            lines.set(0, String.valueOf(ProcessHandle.current().pid()));
            Files.write(file, lines);
        }

        try (var server = EmbeddedPostgres.start(directory)) {
            assertThat(text(client(server, "postgres"), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aServerThatACrashLeftRunningIsAdoptedAndStoppedAtTheEnd() throws Exception {
        String port = OtherProcess.startAndDie(directory);
        long orphan = running().pid();

        try (var server = EmbeddedPostgres.start(directory)) {
            assertThat(server.port()).hasToString(port);
            assertThat(running().pid()).isEqualTo(orphan);
        }
        assertThat(RunningServer.find(new DataDirectory(directory))).isEmpty();
    }

    @Test
    void anOrphanWithOtherSettingsIsNotAdoptedButStartedAnew() throws Exception {
        EmbeddedPostgres.start(directory).close();
        var lossy = new LooseServer(new DataDirectory(directory));
        lossy.start("fsync=off");

        try (var server = EmbeddedPostgres.start(directory)) {
            assertThat(text(client(server, "postgres"), "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void aSecondOwnerIsRefusedByNumberAndTheFirstStaysTheOwner() throws Exception {
        try (var server = EmbeddedPostgres.start(directory)) {
            String refusal =
                    "already in use by process " + ProcessHandle.current().pid();

            assertThatThrownBy(() -> EmbeddedPostgres.start(directory)).hasMessageContaining(refusal);
            assertThat(OtherProcess.startAndDie(directory))
                    .startsWith("DataDirectoryInUse")
                    .contains(refusal);
            assertThat(text(client(server, "postgres"), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aGuestLeavesTheServerRunning() {
        assertThat(EmbeddedPostgres.attach(directory)).isEmpty();

        try (var server = EmbeddedPostgres.start(directory)) {
            try (var guest = EmbeddedPostgres.attach(directory).orElseThrow()) {
                assertThat(guest.port()).isEqualTo(server.port());
            }
            assertThat(text(client(server, "postgres"), "select 'up'")).isEqualTo("up");
        }
        assertThat(EmbeddedPostgres.attach(directory)).isEmpty();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("pgdata"));
        Files.writeString(directory.resolve("pgdata/PG_VERSION"), "15\n");

        TillbridgeException refusal = failure();

        assertThat(refusal.kind()).isEqualTo(ErrorKind.USER);
        assertThat(refusal).hasMessageContaining("PostgreSQL 15").hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void aServerThatDoesNotStartIsAnOutageThatQuotesItsLog() throws IOException {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(directory.resolve("pgdata/postgresql.conf"), "nonsense = 1\n", StandardOpenOption.APPEND);

        TillbridgeException outage = failure();

        assertThat(outage.kind()).isEqualTo(ErrorKind.OUTAGE);
        assertThat(outage).hasMessageContaining("unrecognized configuration parameter \"nonsense\"");
    }

    @Test
    void aHalfMadeClusterIsNeverTakenForAWholeOne() throws IOException {
        Files.createFile(directory.resolve("password"));
        Files.createDirectories(directory.resolve("pgdata.new/base"));

        try (var server = EmbeddedPostgres.start(directory)) {
            assertThat(text(client(server, "postgres"), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsTheServerAsNobody() throws IOException {
        assumeThat(ServerUser.ownUid()).isZero();
        var data = DataDirectory.create(directory.resolve("data"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, ServerUser.NOBODY))
                .hasMessageContaining("chmod o+x");

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (var server = EmbeddedPostgres.start(data, ServerUser.NOBODY)) {
            assertThat(text(client(server, "postgres"), "select 'up'")).isEqualTo("up");
            assertThat(ServerUser.uidOf(data.password())).isZero();
            assertThat(ServerUser.uidOf(data.cluster())).isEqualTo(65534);
        }
    }

    @Test
    void rootIsToldWhenADirectoryBelongsToSomebodyWhoLetsNobodyIn() throws IOException {
        assumeThat(ServerUser.ownUid()).isZero();
        Files.setAttribute(directory, "unix:uid", 65533);

        TillbridgeException refusal = failure();

        assertThat(refusal.kind()).isEqualTo(ErrorKind.USER);
        assertThat(refusal).hasMessageContaining("run as the user they belong to");
    }

    private TillbridgeException failure() {
        try (var server = EmbeddedPostgres.start(directory)) {
            throw new AssertionError("started: " + server);
        } catch (TillbridgeException e) {
            return e;
        }
    }

    private RunningServer running() {
        return RunningServer.find(new DataDirectory(directory)).orElseThrow();
    }

    private void kill() {
        var server = ProcessHandle.of(running().pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private static JdbcClient client(EmbeddedPostgres server, String database) {
        return JdbcClient.create(server.address(database).source());
    }

    private static String text(JdbcClient client, String query) {
        return client.sql(query).query(String.class).single();
    }
}
