package org.tillbridge.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.error.TillbridgeException;

class HostilePackageTest {

    private static final PackageLimits LIMITS = PackageLimits.forUploads();
    private static final String ENTRY = "rows/article.copy.zst";

    @TempDir
    private Path directory;

    private Path whole;

    @BeforeEach
    void writeSmallPackage() {
        whole = SamplePackages.small(directory.resolve("p.zip")).file();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc/passwd",
                "/etc/passwd",
                "..",
                "Article",
                "a\\\\b",
                "a.b",
                "a b",
                "1a",
                "",
                "\\u0000",
                "a\\\"; --",
                "article\\u0308",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aTableNameThatIsNoneIsRefused(String name) throws Exception {
        var changed = SamplePackages.withManifest(
                whole, json -> json.replace("\"table\" : \"article\"", "\"table\" : \"" + name + "\""));

        assertThat(failureOf(changed)).isEqualTo("PackageDamaged");
    }

    @Test
    void anEntryTheManifestDoesNotListIsRefused() throws Exception {
        var entries = SamplePackages.entriesOf(whole);
        entries.put("../outside", new byte[1]);

        assertThat(failureOf(SamplePackages.sealed(directory.resolve("x.zip"), entries)))
                .isEqualTo("PackageDamaged");
    }

    @Test
    void aListedEntryThatIsMissingIsRefused() throws Exception {
        var entries = SamplePackages.entriesOf(whole);
        entries.remove(ENTRY);

        assertThat(failureOf(SamplePackages.sealed(directory.resolve("x.zip"), entries)))
                .isEqualTo("PackageDamaged");
    }

    @Test
    void anEntryThatInflatesBeyondItsDeclarationIsStoppedThere() throws Exception {
        byte[] bomb = zeros(2L << 30);
        long size = bomb.length;
        var entries = SamplePackages.entriesOf(whole);
        long honest = entries.get(ENTRY).length;
        entries.put(ENTRY, bomb);
        var file = SamplePackages.sealed(directory.resolve("bomb.zip"), entries);
        var lying = SamplePackages.withManifest(
                file, json -> json.replace("\"compressedBytes\" : " + honest, "\"compressedBytes\" : " + size));

        assertThat(readUntilRefused(lying)).isLessThan(1 << 20);
    }

    @Test
    void moreThanTheLimitsIsNotOpened() throws Exception {
        assertThat(failureOf(withBytes(1L << 40))).isEqualTo("PackageTooLarge");
        assertThat(failureOf(withBytes(LIMITS.entryBytes() + 1))).isEqualTo("PackageTooLarge");
        assertThat(failureOf(withBytes(LIMITS.entryBytes()))).isEqualTo("PackageTooLarge");
        assertThat(failureOf(withBytes(Long.MAX_VALUE))).isEqualTo("PackageTooLarge");
    }

    @Test
    void aRatioNoTableHasIsNotOpened() throws Exception {
        var file = withBytes(65L << 20);

        assertThatThrownBy(() -> PackageReader.open(file, PackageLimits.forDownloads()))
                .hasMessageContaining("declares more than 200:1");
    }

    @Test
    void aRowWithoutEndIsStoppedAtItsLimit() throws Exception {
        var file = directory.resolve("row.zip");
        try (var writer = PackageWriter.create(file)) {
            writer.table("article", Role.ROWS, SamplePackages.COLUMNS, SamplePackages.rows("x".repeat(5 << 20) + "\n"));
            writer.finish(SamplePackages.manifest());
        }

        assertThat(failureOf(file)).isEqualTo("PackageTooLarge");
    }

    @Test
    void aWindowThatWouldTakeMuchMemoryIsRefused() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
            zstd.setLong(27);
            zstd.write("x".repeat(100).getBytes());
        }

        assertThat(failureOf(withEntry(out.toByteArray()))).isEqualTo("PackageDamaged");
    }

    @Test
    void aDirectoryOfMillionsIsRefusedUnread() throws Exception {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 1000; i++) {
            entries.put("rows/t" + i, new byte[0]);
        }

        assertThat(failureOf(SamplePackages.sealed(directory.resolve("x.zip"), entries)))
                .isEqualTo("PackageTooLarge");
    }

    @Test
    void aManifestBeyondOneMegabyteIsRefused() throws Exception {
        var changed = SamplePackages.withManifest(whole, json -> json + " ".repeat(1 << 20));

        assertThat(failureOf(changed)).isEqualTo("PackageTooLarge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "7",
                "\"x\"",
                "{",
                "nan",
                "{\"formatVersion\":1}",
                "{\"formatVersion\":\"1\"}",
                "{\"formatVersion\":-1}",
                "{\"formatVersion\":1e99}",
                "\ufeff{}",
                "{\"a\":1,\"a\":2}"
            })
    void aManifestThatIsNoneIsRefused(String json) throws Exception {
        var changed = SamplePackages.withManifest(whole, ignored -> json);

        assertThat(failureOf(changed)).isIn("PackageDamaged", "PackageVersionUnsupported");
    }

    @Test
    void aManifestOfEndlessDepthIsRefused() throws Exception {
        var changed = SamplePackages.withManifest(whole, ignored -> "[".repeat(500_000));

        assertThat(failureOf(changed)).isEqualTo("PackageDamaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purpose",
                "job",
                "id",
                "sender",
                "legalEntity",
                "createdAt",
                "full",
                "tables",
                "table",
                "role",
                "columns",
                "rows",
                "bytes",
                "crc32c",
                "sha256",
                "type"
            })
    void aManifestThatLacksOrSpoilsAFieldIsRefused(String field) throws Exception {
        var renamed = SamplePackages.withManifest(whole, json -> json.replaceFirst("\"" + field + "\"", "\"other\""));
        assertThat(failureOf(renamed)).as("absent").isEqualTo("PackageDamaged");

        var spoiled = SamplePackages.withManifest(
                whole, json -> json.replaceFirst("\"" + field + "\" :", "\"" + field + "\" : {}, \"other\" :"));
        assertThat(failureOf(spoiled)).as("of another type").isEqualTo("PackageDamaged");
    }

    @Test
    void aNestedZipIsNoTable() throws Exception {
        assertThat(failureOf(withEntry(Files.readAllBytes(whole)))).isEqualTo("PackageDamaged");
    }

    @Test
    void rowsBehindTheFrameAreNotTaken() throws Exception {
        byte[] honest = SamplePackages.entriesOf(whole).get(ENTRY);
        byte[] second = Zstd.compress("0194\tMore\n".getBytes());
        byte[] both = Arrays.copyOf(honest, honest.length + second.length);
        System.arraycopy(second, 0, both, honest.length, second.length);

        assertThat(failureOf(withEntry(both))).isEqualTo("PackageDamaged");
    }

    @Test
    void aStreamThatIsDeflatedInsideTheZipIsBoundToo() throws Exception {
        var file = directory.resolve("deflated.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setComment(Seal.BLANK);
            zip.setLevel(9);
            zip.putNextEntry(new ZipEntry(ENTRY));
            zip.write(new byte[64 << 20]);
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(ManifestJson.write(SamplePackages.manifest().withTables(List.of(declaring(64 << 20)))));
        }

        assertThat(failureOf(SamplePackages.sealAnew(file))).isEqualTo("PackageDamaged");
    }

    private static TableContent declaring(long compressedBytes) {
        return new TableContent(
                "article",
                Role.ROWS,
                SamplePackages.COLUMNS,
                List.of(),
                1,
                10,
                compressedBytes,
                "00000000",
                "0".repeat(64));
    }

    private Path withEntry(byte[] content) throws IOException {
        var entries = SamplePackages.entriesOf(whole);
        int honest = entries.get(ENTRY).length;
        entries.put(ENTRY, content);
        var file = SamplePackages.sealed(directory.resolve("entry.zip"), entries);
        return SamplePackages.withManifest(
                file,
                json -> json.replaceFirst(
                        "\"compressedBytes\" : " + honest, "\"compressedBytes\" : " + content.length));
    }

    private Path withBytes(long bytes) throws IOException {
        return SamplePackages.withManifest(
                whole, json -> json.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + bytes));
    }

    private static byte[] zeros(long count) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
            byte[] chunk = new byte[1 << 20];
            for (long written = 0; written < count; written += chunk.length) {
                zstd.write(chunk);
            }
        }
        return out.toByteArray();
    }

    private static long readUntilRefused(Path file) throws IOException {
        long read = 0;
        try (var reader = PackageReader.open(file, LIMITS);
                InputStream in = reader.content(reader.manifest().tables().getFirst())) {
            byte[] buffer = new byte[8192];
            while (true) {
                read += in.read(buffer);
            }
        } catch (TillbridgeException e) {
            assertThat(e.code().name()).isEqualTo("PackageDamaged");
            return read;
        }
    }

    private static String failureOf(Path file) {
        return ((TillbridgeException) catchThrowable(() -> SamplePackages.readWhole(file, LIMITS)))
                .code()
                .name();
    }
}
