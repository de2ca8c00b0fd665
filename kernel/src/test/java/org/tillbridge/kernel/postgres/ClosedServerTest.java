package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

final class ClosedServerTest {

    @TempDir(factory = InMemory.class)
    static Path directory;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void onlyTheUserWhoMadeItReadsItsFiles() throws IOException {
        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(permissions("data/pgdata")).isEqualTo("rwx------");
        assertThat(permissions("data/password")).isEqualTo("rw-------");
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        DatabaseAddress known = server.address("postgres");
        var guessed = new DatabaseAddress(known.jdbcUrl(), known.user(), "guessed");

        assertThatThrownBy(() -> guessed.source().getConnection())
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DataSources.open(guessed, "public", 1)).hasMessageContaining("refuses us");
        assertThat(rows("select distinct auth_method from pg_hba_file_rules")).containsExactly("scram-sha-256");
        assertThat(rows("select left(rolpassword, 14) from pg_authid where rolcanlogin"))
                .containsExactly("SCRAM-SHA-256$");
    }

    @Test
    void itIsReachedFromThisMachineOnly() {
        assertThat(rows("show listen_addresses")).containsExactly("127.0.0.1");
        assertThat(rows("show unix_socket_directories")).containsExactly("");
    }

    @Test
    void whatAFailingStatementHoldsDoesNotReachTheLog() throws IOException {
        JdbcClient client = JdbcClient.create(server.address("postgres").source());
        client.sql("create table mail (address text primary key)").update();
        client.sql("insert into mail values ('anna@example.com')").update();

        assertThatThrownBy(() -> client.sql("insert into mail values ('anna@example.com')")
                        .update())
                .hasMessageContaining("anna@example.com");

        assertThat(Files.readString(directory.resolve("data/server.log")))
                .contains("duplicate key")
                .doesNotContain("anna");
    }

    @Test
    void itMeetsItsOwnRequirements() {
        try (var pool = DataSources.open(server.address("postgres"), "public", 1)) {
            ServerRequirements.check(pool);
        }
    }

    private static List<String> rows(String query) {
        return JdbcClient.create(server.address("postgres").source())
                .sql(query)
                .query(String.class)
                .list();
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }
}
