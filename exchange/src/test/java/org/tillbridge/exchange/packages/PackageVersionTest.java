package org.tillbridge.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageVersionTest {

    private static final PackageLimits LIMITS = PackageLimits.forUploads();

    @TempDir
    private Path directory;

    /// `package-v1.zip` is what version 1 wrote. It never changes: when a new version is made,
    /// this test keeps opening it as long as version 2 is the newest, `WriteGoldenPackage` writes
    /// `package-v2.zip` beside it, and docs/reference/package-format.md says what is new. If this
    /// test fails without a new version, packages that lie at stores and in headquarters' cache
    /// can no longer be read: mend the code, not the file.
    @Test
    void aPackageOfVersionOneOpens() throws Exception {
        try (var reader = PackageReader.open(golden(), LIMITS)) {
            assertThat(reader.manifest().formatVersion()).isEqualTo(1);
            assertThat(reader.manifest().withTables(List.of())).isEqualTo(SamplePackages.manifest());
            var rows = reader.findContent("article", Role.ROWS).orElseThrow();
            assertThat(rows.columns()).isEqualTo(SamplePackages.COLUMNS);
            assertThat(SamplePackages.contentOf(reader, rows))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(SamplePackages.ROWS);
            assertThat(reader.findContent("article", Role.REMOVALS)
                            .orElseThrow()
                            .rows())
                    .isOne();
        }
    }

    @Test
    void thisVersionStillWritesWhatVersionOneWrote() throws Exception {
        var now = SamplePackages.small(directory.resolve("now.zip"));

        assertThat(SamplePackages.entriesOf(now.file()).get("manifest.json"))
                .isEqualTo(SamplePackages.entriesOf(golden()).get("manifest.json"));
    }

    @Test
    void fieldsOfANewerSenderAreIgnoredAndNamed() throws Exception {
        var newer = changed(json -> json.replaceFirst("\\{", "{ \"colour\" : \"red\",")
                .replaceFirst("\"table\" :", "\"kind\" : 7, \"table\" :")
                .replaceFirst("\"type\" :", "\"hidden\" : true, \"type\" :"));

        try (var reader = PackageReader.open(newer, LIMITS)) {
            assertThat(reader.unknownFields())
                    .containsExactly("colour", "tables.article.kind", "tables.article.columns.hidden");
            assertThat(reader.manifest().rows()).isEqualTo(4);
        }
    }

    @Test
    void whatAnOlderSenderDoesNotSayHasADefault() throws Exception {
        var older = changed(json -> json.replaceFirst(",\\s*\"encryption\" : \\{ *\\}", ""));

        try (var reader = PackageReader.open(older, LIMITS)) {
            assertThat(reader.manifest().encryption()).isEmpty();
            assertThat(reader.manifest().tables()).allMatch(table -> table.key().isEmpty());
        }
    }

    /// There is no version 2 yet: this is the reader that will come with it.
    @Test
    void theReaderOfTheNextVersionOpensThisOne() throws Exception {
        var next = new PackageReader.Accepted(LIMITS, new FormatVersions(Manifest.FORMAT_VERSION + 1));

        try (var reader = PackageReader.open(golden(), next)) {
            assertThat(SamplePackages.contentOf(
                            reader, reader.findContent("article", Role.ROWS).orElseThrow()))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(SamplePackages.ROWS);
        }
    }

    @Test
    void aVersionBeforeTheOneBeforeIsRefusedWithWhatToDo() throws Exception {
        var later = new PackageReader.Accepted(LIMITS, new FormatVersions(Manifest.FORMAT_VERSION + 2));
        var old = golden();

        assertThatThrownBy(() -> PackageReader.open(old, later))
                .hasMessage("Package package-v1.zip has format version 1 and this one reads 2 and 3; "
                        + "update the sender, then its packages are read");
    }

    @Test
    void theNextVersionIsRefusedWithWhatToDo() throws Exception {
        var next = changed(json -> json.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));

        assertThatThrownBy(() -> PackageReader.open(next, LIMITS))
                .hasMessage("Package changed.zip has format version 2 and this one reads up to 1; "
                        + "update this installation, then the package is read");
    }

    @Test
    void aManifestWithoutAVersionIsDamaged() throws Exception {
        var none = changed(json -> json.replace("\"formatVersion\" : 1,", ""));

        assertThatThrownBy(() -> PackageReader.open(none, LIMITS)).hasMessageContaining("format version 0 is not one");
    }

    @Test
    void anEncryptedPackageIsRefusedByAVersionWithoutEncryption() throws Exception {
        var encrypted = changed(json ->
                json.replaceFirst("\"encryption\" : \\{ *\\}", "\"encryption\" : {\"cipher\" : \"AES-256-GCM\"}"));

        assertThatThrownBy(() -> PackageReader.open(encrypted, LIMITS)).hasMessageContaining("is encrypted (cipher)");
    }

    private Path golden() throws IOException {
        var file = directory.resolve("package-v1.zip");
        try (var in = PackageVersionTest.class.getResourceAsStream("package-v1.zip")) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private Path changed(UnaryOperator<String> change) throws IOException {
        return SamplePackages.withManifest(
                SamplePackages.small(directory.resolve("p.zip")).file(), json -> {
                    String changed = change.apply(json);
                    assertThat(changed).isNotEqualTo(json);
                    return changed;
                });
    }
}
