package org.tillbridge.acceptance.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.acceptance.world.ForeignReader;
import org.tillbridge.acceptance.world.GoldenFiles;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.testkit.sources.SourceTree;

/// Packages a build of format version 1 wrote: an upload, the session after it, a full package, a
/// delta with removals, and the store's answers to both.
final class GoldenPackagesTest {

    private static final String NAME = "Bērziņš\t\\ \"€\" 😀\nline two Kalns";

    @TempDir
    Path folder;

    static List<String> packages() {
        return GoldenFiles.PACKAGES;
    }

    @Test
    void goldenFilesAreAsTheyWereWritten() {
        assertThat(GoldenFiles.V1.text("SHA256SUMS").lines())
                .hasSize(2 * GoldenFiles.PACKAGES.size() + 1)
                .allSatisfy(line -> {
                    String[] sumAndFile = line.split(" +");
                    assertThat(sha256(GoldenFiles.V1.bytes(sumAndFile[1])))
                            .as("%s was changed; put it back", sumAndFile[1])
                            .isEqualTo(sumAndFile[0]);
                });
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageOfBeforeOpensWithEveryByteThatWasInIt(String name) throws Exception {
        assertThat(streams(GoldenFiles.V1.packageIn(folder, name))).isEqualTo(GoldenFiles.V1.streams(name));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void readerMadeFromThePageAloneFindsTheSameRows(String name) throws Exception {
        Map<String, ForeignReader.Table> read = ForeignReader.read(GoldenFiles.V1.packageIn(folder, name));

        assertThat(rowCounts(read)).isEqualTo(rowCounts(GoldenFiles.V1.streams(name)));
    }

    @Test
    void readerMadeFromThePageAloneUnderstandsEveryValue() throws Exception {
        ForeignReader.Table customers = ForeignReader.read(GoldenFiles.V1.packageIn(folder, "download-full"))
                .get("rows/customer.copy.zst");
        ForeignReader.Table removals = ForeignReader.read(GoldenFiles.V1.packageIn(folder, "download-delta"))
                .get("removals/customer.copy.zst");

        assertThat(customers.column("name")).containsExactly("Ilze Anna Kalns", NAME, "Juris Kalns", "Gone");
        assertThat(customers.column("email")).containsOnlyNulls();
        assertThat(customers.column("account_id")).startsWith("000001", "000002", "000003");
        assertThat(ForeignReader.elements(
                        String.valueOf(removals.column("row_key").getFirst())))
                .containsExactly("demo", customers.column("customer_id").getLast());
        assertThat(ForeignReader.elements("{demo,\"a, \\\"b\\\" \\\\\"}")).containsExactly("demo", "a, \"b\" \\");
    }

    @Test
    void readerMadeFromThePageAloneUsesNothingOfOurs() {
        String source = SourceTree.textOf(
                SourceTree.here().testFiles("/ForeignReader.java").getFirst());

        assertThat(source.lines().filter(line -> line.startsWith("import")))
                .noneMatch(line -> line.contains("tillbridge"));
    }

    private static Map<String, String> streams(Path file) throws IOException {
        var streams = new LinkedHashMap<String, String>();
        try (var reader = PackageReader.open(file, PackageLimits.forUploads())) {
            for (TableContent content : reader.manifest().tables()) {
                try (var rows = reader.content(content)) {
                    streams.put(content.entry(), new String(rows.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return streams;
    }

    private static Map<String, Long> rowCounts(Map<String, ?> streams) {
        return streams.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, stream -> switch (stream.getValue()) {
                    case ForeignReader.Table table -> (long) table.rows().size();
                    case Object text -> text.toString().lines().count();
                }));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
