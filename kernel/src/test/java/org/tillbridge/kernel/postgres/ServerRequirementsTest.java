package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

final class ServerRequirementsTest {

    @TempDir(factory = InMemory.class)
    Path directory;

    @Test
    void everythingThatIsOffIsNamedAtOnce() throws Exception {
        try (var server = newServer()) {
            DatabaseAddress address = server.start(
                    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_prepared_transactions=7");

            assertThatThrownBy(() -> ServerRequirements.check(address.source()))
                    .hasMessageContaining("fsync is off")
                    .hasMessageContaining("synchronous_commit is off")
                    .hasMessageContaining("full_page_writes is off")
                    .hasMessageContaining("max_prepared_transactions is 7")
                    .hasMessageNotContaining("encoding");
        }
    }

    @Test
    void oneThingThatIsOffIsNamedAlone() throws Exception {
        try (var server = newServer()) {
            DatabaseAddress address = server.start();
            JdbcClient.create(address.source())
                    .sql("create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0")
                    .update();
            var latin = new DatabaseAddress(
                    address.jdbcUrl().replace("/postgres", "/latin"), address.user(), address.password());

            ServerRequirements.check(address.source());
            assertThat(JdbcClient.create(address.source())
                            .sql("show in_hot_standby")
                            .query(String.class)
                            .single())
                    .isEqualTo("off");
            assertThatThrownBy(() -> ServerRequirements.check(latin.source()))
                    .hasMessageEndingWith(
                            "cannot be used: the database's encoding is LATIN1; create it with encoding UTF8");
        }
    }

    @Test
    void aServerBefore17IsNamed() {
        Map<String, String> debian = Map.of(
                "server_encoding", "UTF8",
                "max_prepared_transactions", "0",
                "server_version_num", "150018",
                "server_version", "15.18");

        assertThat(ServerRequirements.violations(debian))
                .containsExactly("it is version 15.18; Tillbridge needs 17 or newer");
    }

    @Test
    void aStandbyIsNamed() {
        Map<String, String> standby = Map.of(
                "server_encoding", "UTF8",
                "max_prepared_transactions", "0",
                "server_version_num", "180000",
                "in_hot_standby", "on");

        assertThat(ServerRequirements.violations(standby))
                .containsExactly(
                        "it is a standby, whose rows may be older than what was already sent; give the primary's address");
    }

    private LooseServer newServer() {
        EmbeddedPostgres.start(directory).close();
        return new LooseServer(new DataDirectory(directory));
    }
}
