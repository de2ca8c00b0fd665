package org.tillbridge.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

class PackageWriterTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsReadBackExactly() throws Exception {
        var sealed = SamplePackages.small(directory.resolve("p.zip"));

        try (var reader = PackageReader.open(sealed.file(), PackageLimits.forDownloads())) {
            assertThat(reader.manifest()).isEqualTo(sealed.manifest());
            assertThat(reader.sha256()).isEqualTo(sealed.sha256()).isEqualTo(sha256(sealed.file()));
            assertThat(reader.bytes()).isEqualTo(sealed.bytes()).isEqualTo(Files.size(sealed.file()));
            assertThat(reader.unknownFields()).isEmpty();
            var rows = reader.findContent("article", Role.ROWS).orElseThrow();
            assertThat(rows.rows()).isEqualTo(3);
            assertThat(SamplePackages.contentOf(reader, rows))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(SamplePackages.ROWS);
        }
    }

    @Test
    void anEmptyTableIsAStreamOfNoRows() throws Exception {
        var file = directory.resolve("empty.zip");

        try (var writer = PackageWriter.create(file)) {
            writer.table("article", Role.ROWS, SamplePackages.COLUMNS, out -> 0);
            writer.finish(SamplePackages.manifest());
        }

        try (var reader = PackageReader.open(file, PackageLimits.forDownloads())) {
            var content = reader.findContent("article", Role.ROWS).orElseThrow();
            assertThat(content.rows()).isZero();
            assertThat(SamplePackages.contentOf(reader, content)).isEmpty();
        }
    }

    @Test
    void aPackageWithoutTablesIsAPackage() throws Exception {
        var file = directory.resolve("none.zip");

        try (var writer = PackageWriter.create(file)) {
            writer.finish(SamplePackages.manifest());
        }

        SamplePackages.readWhole(file, PackageLimits.forUploads());
    }

    @Test
    void equalContentGivesEqualBytes() {
        var first = SamplePackages.small(directory.resolve("first.zip"));
        var second = SamplePackages.small(directory.resolve("second.zip"));

        assertThat(second.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void randomTablesComeBackAsTheyWere() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var texts = random.ints(random.nextInt(1, 6), 0, 60_000)
                    .mapToObj(length -> randomRows(random, length))
                    .toList();
            var file = directory.resolve(seed + ".zip");

            writeTables(file, texts);

            assertThat(readTables(file, texts.size())).as("seed %d", seed).isEqualTo(texts);
        }
    }

    @Test
    void aWriterThatIsNotFinishedLeavesNothing() throws Exception {
        try (var writer = PackageWriter.create(directory.resolve("p.zip"))) {
            writer.table("article", Role.ROWS, SamplePackages.COLUMNS, SamplePackages.rows(SamplePackages.ROWS));
        }

        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatAKilledProcessLeftIsOverwritten() throws Exception {
        var file = directory.resolve("p.zip");
        Files.writeString(directory.resolve("p.zip.part"), "x".repeat(100_000));

        SamplePackages.small(file);

        SamplePackages.readWhole(file, PackageLimits.forDownloads());
        assertThat(directory.resolve("p.zip.part")).doesNotExist();
    }

    @Test
    void theDirectorysAbsenceIsAnOutage() {
        assertThatThrownBy(() -> PackageWriter.create(directory.resolve("none/p.zip")))
                .isInstanceOfSatisfying(TillbridgeException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.OUTAGE);
                    assertThat(e.code().name()).isEqualTo("PackageNotWritten");
                });
    }

    @Test
    void aWrongCountOfRowsIsABug() {
        try (var writer = PackageWriter.create(directory.resolve("p.zip"))) {
            assertThatThrownBy(() -> writer.table("article", Role.ROWS, SamplePackages.COLUMNS, out -> 7))
                    .isInstanceOfSatisfying(
                            TillbridgeException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUG))
                    .hasMessageContaining("7 rows of article were announced, 0 written");
        }
    }

    @Test
    void aLostConnectionIsAnOutageAndAWrongStatementABug() {
        assertThat(kindOf(new SQLException("terminated", "57P01"))).isEqualTo(ErrorKind.OUTAGE);
        assertThat(kindOf(new SQLException("no such column", "42703"))).isEqualTo(ErrorKind.BUG);
    }

    private ErrorKind kindOf(SQLException failure) {
        try (var writer = PackageWriter.create(directory.resolve("p.zip"))) {
            writer.table("article", Role.ROWS, SamplePackages.COLUMNS, out -> {
                throw failure;
            });
            throw new AssertionError("not refused");
        } catch (TillbridgeException e) {
            return e.kind();
        }
    }

    private static void writeTables(Path file, List<String> texts) {
        try (var writer = PackageWriter.create(file)) {
            for (int i = 0; i < texts.size(); i++) {
                writer.table("t" + i, Role.ROWS, SamplePackages.COLUMNS, SamplePackages.rows(texts.get(i)));
            }
            writer.finish(SamplePackages.manifest());
        }
    }

    private static List<String> readTables(Path file, int count) throws IOException {
        var texts = new ArrayList<String>();
        try (var reader = PackageReader.open(file, PackageLimits.forUploads())) {
            for (int i = 0; i < count; i++) {
                var content = reader.findContent("t" + i, Role.ROWS).orElseThrow();
                texts.add(new String(SamplePackages.contentOf(reader, content), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static String randomRows(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            random.ints(random.nextInt(0, 200), 0x20, 0x2fff).forEach(text::appendCodePoint);
            text.append('\n');
        }
        return text.toString();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
