package org.tillbridge.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

final class SessionsTest {

    private static final String MIGRATIONS = "org/tillbridge/kernel/postgres/migrations";

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
    void everySessionIsInUtcWhateverTheMachineIs() {
        TimeZone machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Riga"));
        try (var pool = DataSources.open(server.address("postgres"), "channel, public", 2)) {
            assertThat(shown(pool, "TimeZone")).isEqualTo("UTC");
            assertThat(shown(pool, "search_path")).isEqualTo("channel,public");
            assertThat(shown(pool, "application_name")).isEqualTo("tillbridge");
            assertThat(shown(pool, "idle_in_transaction_session_timeout")).isEqualTo("120000");
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void aServerThatIsAwayIsAnOutageAndAMissingDatabaseTheUsersMatter() {
        var away = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/hq", "till", "");

        assertThatThrownBy(() -> DataSources.open(away, "public", 1)).satisfies(e -> isOf(e, ErrorKind.OUTAGE));
        assertThatThrownBy(() -> DataSources.open(server.address("missing"), "public", 1))
                .satisfies(e -> isOf(e, ErrorKind.USER));
        assertThatThrownBy(() -> Migrations.run(away, MIGRATIONS, "cash")).satisfies(e -> isOf(e, ErrorKind.OUTAGE));
    }

    @Test
    void migrationsRunOnceAlsoWhenTwoStartAtOnce() {
        server.createDatabaseIfAbsent("migrated");
        DatabaseAddress address = server.address("migrated");
        var other = CompletableFuture.runAsync(() -> Migrations.run(address, MIGRATIONS, "cash"));
        Migrations.run(address, MIGRATIONS, "cash");
        other.join();

        Migrations.run(address, MIGRATIONS, "cash");

        assertThat(JdbcClient.create(address.source())
                        .sql("select count(*) from cash.coin")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void tablesOfAnotherVersionAreRefused() {
        server.createDatabaseIfAbsent("changed");
        DatabaseAddress address = server.address("changed");
        Migrations.run(address, MIGRATIONS, "cash");
        JdbcClient.create(address.source())
                .sql("update cash.flyway_schema_history set checksum = 1 where version is not null")
                .update();

        assertThatThrownBy(() -> Migrations.run(address, MIGRATIONS, "cash"))
                .satisfies(e -> isOf(e, ErrorKind.USER))
                .hasMessageContaining("another version");
    }

    private static void isOf(Throwable failure, ErrorKind kind) {
        assertThat(failure).isInstanceOf(TillbridgeException.class);
        assertThat(((TillbridgeException) failure).kind()).isEqualTo(kind);
    }

    private static String shown(DataSource source, String setting) {
        return JdbcClient.create(source)
                .sql("select setting from pg_settings where name = :name")
                .param("name", setting)
                .query(String.class)
                .single();
    }
}
