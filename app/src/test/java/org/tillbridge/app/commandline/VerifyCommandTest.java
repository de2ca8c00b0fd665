package org.tillbridge.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.postgres.Migrations;
import org.tillbridge.kernel.sql.Database;

final class VerifyCommandTest {

    private static final String SEARCH_PATH = "staging,master,numbers,sales,exchange,ops,public";

    @TempDir
    Path folder;

    private final RecordingTerminal terminal = new RecordingTerminal();

    @Test
    void withoutADatabaseThereIsNothingToVerify() {
        assertThat(verify()).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.complained()).contains("Headquarters has no database in", "--data");
    }

    @Test
    void serverThatIsStoppedIsStartedForTheTimeOfTheCheck() {
        EmbeddedPostgres server = server();
        server.close();

        assertThat(verify()).isEqualTo(ExitCode.DONE.number());
        assertThat(terminal.printed())
                .contains("V1  every request and sale of every store", "V7  account numbers", "0 rows   ok");
        assertThat(EmbeddedPostgres.attach(folder.resolve("postgres"))).isEmpty();
    }

    @Test
    void whatIsFoundIsPrintedAndSaidByTheExitCode() {
        try (EmbeddedPostgres server = server();
                var source = DataSources.open(server.address("headquarters"), SEARCH_PATH, 1)) {
            new Database(source)
                    .client()
                    .sql("update number_sequence set next_number = 3")
                    .update();

            assertThat(verify()).isEqualTo(ExitCode.FINDINGS.number());
            assertThat(terminal.printed())
                    .contains("1 wrong", "    numbers 1 to 2 of demo/CUSTOMER_ACCOUNT were given to nobody");
            assertThat(verify("--json")).isEqualTo(ExitCode.FINDINGS.number());
            assertThat(terminal.printed()).contains("\"violationCount\" : 1", "\"clean\" : false");
        }
    }

    private int verify(String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "verify";
        arguments[1] = "--set";
        arguments[2] = "data.directory=" + folder;
        arguments[3] = "--set";
        arguments[4] = "channel.stores.Riga-1.country=LV";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return terminal.run(arguments);
    }

    /// Headquarters and store Riga-1, where nothing has happened yet.
    private EmbeddedPostgres server() {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"));
        migrated(server, "headquarters", "org/tillbridge/headquarters/migrations", "public");
        migrated(server, "store_riga_1", "org/tillbridge/channel/migrations", "channel");
        try (var source = DataSources.open(server.address("headquarters"), SEARCH_PATH, 1)) {
            var admission = new StoreAdmission(new Database(source), InstantSource.system());
            admission.addLegalEntity(new StoreAdmission.LegalEntity("demo", "Demo", "", 6));
            admission.register(new Store("Riga-1", "demo", "demo", "Riga"));
        }
        return server;
    }

    private static void migrated(EmbeddedPostgres server, String database, String location, String schema) {
        server.createDatabaseIfAbsent(database);
        Migrations.run(server.address(database), location, schema);
    }
}
