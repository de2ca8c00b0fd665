package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.TillbridgeException;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void whatWasStoredIsThereAfterTheNextStart() {
        try (var server = EmbeddedPostgres.start(folder)) {
            server.createDatabaseIfAbsent("store");
            store(server, "create table note as select 'Bērziņš' as name");
        }

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(read(server, "select name from note")).isEqualTo("Bērziņš");
        }
    }

    @Test
    void killedServerStartsAgainWithEverythingCommitted() {
        try (var server = EmbeddedPostgres.start(folder)) {
            server.createDatabaseIfAbsent("store");
            store(server, "create table note as select 'kept' as name");
            RunningServer.find(folder).orElseThrow().process().destroyForcibly();
        }

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(read(server, "select name from note")).isEqualTo("kept");
        }
    }

    @Test
    void secondOwnerIsRefusedByNameAndMayAttach() {
        try (var server = EmbeddedPostgres.start(folder)) {
            server.createDatabaseIfAbsent("store");

            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(TillbridgeException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            try (var guest = EmbeddedPostgres.attach(folder).orElseThrow()) {
                assertThat(read(guest, "select 'guest'")).isEqualTo("guest");
            }
            assertThat(read(server, "select 'still running'")).isEqualTo("still running");
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() throws IOException {
        try (var server = EmbeddedPostgres.start(folder)) {
            String url = server.address("postgres").jdbcUrl();

            assertThatThrownBy(() -> DriverManager.getConnection(url, "tillbridge", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void ownServerMeetsTheRequirementsAndALossyOneIsRefusedByName() {
        try (var server = EmbeddedPostgres.start(folder.resolve("durable"));
                var source = DataSources.open(server.address("postgres"), "public", 1)) {
            ServerRequirements.check(source);
        }

        try (var server = EmbeddedPostgres.startWithoutDurability(folder.resolve("lossy"));
                var source = DataSources.open(server.address("postgres"), "public", 1)) {
            assertThatThrownBy(() -> ServerRequirements.check(source))
                    .hasMessageContaining("fsync is off and has to be on")
                    .hasMessageContaining("full_page_writes is off and has to be on")
                    .hasMessageContaining("synchronous_commit is off and has to be on");
        }
    }

    private static void store(EmbeddedPostgres server, String statement) {
        try (var source = DataSources.open(server.address("store"), "public", 1)) {
            JdbcClient.create(source).sql(statement).update();
        }
    }

    private static String read(EmbeddedPostgres server, String query) {
        try (var source = DataSources.open(server.address("store"), "public", 1)) {
            return JdbcClient.create(source).sql(query).query(String.class).single();
        }
    }
}
