package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.ForeignReader;
import org.tillbridge.acceptance.world.GoldenFiles;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage.Outcome.Applied;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.transport.Answer;

/// What a build of before made, today's stations take (spec R05, H41).
class OlderPackagesTest {

    @TempDir
    Path folder;

    @Test
    void headquartersTakesTheSessionsOfAnOlderStoreAndNumbersItsCustomers() {
        try (var headquarters = new TestHeadquarters(folder)) {
            assertThat(List.of(received(headquarters, "upload-first"), received(headquarters, "upload-next")))
                    .containsOnly(Answer.Outcome.APPLIED);
            assertThat(received(headquarters, "upload-first")).isEqualTo(Answer.Outcome.ALREADY_APPLIED);

            headquarters.convert.run();

            assertThat(headquarters
                            .client()
                            .sql("select account_id || ' ' || first_name from customer order by account_id")
                            .query((row, number) -> row.getString(1))
                            .list())
                    .containsExactly("000001 Ilze Anna", "000002 Bērziņš\t\\ \"€\" 😀\nline two", "000003 Juris");
            assertThat(headquarters.count("quarantine")).isZero();
        }
    }

    @Test
    void storeTakesThePackagesOfAnOlderHeadquartersAndEndsWithItsRows() throws Exception {
        try (var store = new TestStore("001", folder)) {
            Applied full = applied(store, "full");
            assertThat(full.rows()).isEqualTo(4);
            Applied delta = applied(store, "delta");

            assertThat(delta.rows()).isEqualTo(2);
            assertThat(store.list("select name from customer order by account_id"))
                    .containsExactlyElementsOf(expectedNames());
            assertThat(store.count("applied_package")).isEqualTo(2);
        }
    }

    /// Headquarters of the older build knows nothing of the column: what is in it is not its
    /// business.
    @Test
    void columnThatAnOlderHeadquartersDoesNotSendStaysAsItIsAndIsDefaultedInNewRows() {
        String column = "alter table channel.customer add column tier text not null default 'none'";
        try (var store = new TestStore("001", folder, column)) {
            applied(store, "full");
            store.client()
                    .sql("update customer set tier = 'gold' where account_id = '000001'")
                    .update();

            applied(store, "delta");

            assertThat(store.list("select name || ' ' || tier from customer order by account_id"))
                    .startsWith("Ilze Anna Liepa gold")
                    .endsWith("Zane none");
        }
    }

    /// The rows of the full package, without the removed one, with what the delta changed.
    private List<String> expectedNames() throws Exception {
        List<String> full = names("download-full");
        List<String> delta = names("download-delta");
        return List.of(delta.getFirst(), full.get(1), full.get(2), delta.getLast());
    }

    private List<String> names(String golden) throws Exception {
        return ForeignReader.read(GoldenFiles.V1.packageIn(folder, golden))
                .get("rows/customer.copy.zst")
                .column("name")
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private Applied applied(TestStore store, String which) {
        Path rows = GoldenFiles.V1.packageIn(folder, "download-" + which);
        Path answers = GoldenFiles.V1.packageIn(folder, "answers-" + which);
        var arrival = new ApplyDownloadPackage.Arrival(
                "1010", idOf(rows), store.cursor().orElse(null), rows, answers);
        return (Applied) store.apply.run(arrival);
    }

    private Answer.Outcome received(TestHeadquarters headquarters, String golden) {
        Path file = GoldenFiles.V1.packageIn(folder, golden);
        var arrival = new ReceiveUploadSession.Arrival("001", idOf(file), file, null);
        return Objects.requireNonNull(headquarters.receive.run(arrival).outcome());
    }

    private static UUID idOf(Path file) {
        try (var reader = PackageReader.open(file, PackageLimits.forDownloads())) {
            return reader.manifest().id();
        }
    }
}
