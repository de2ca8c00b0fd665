package org.tillbridge.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Words for tests about packages: a small one, one with another manifest, one that is sealed
/// anew after tampering.
final class SamplePackages {

    static final List<Column> COLUMNS = List.of(new Column("article_id", "uuid"), new Column("name", "text"));
    static final String ROWS = "0191\tApple\n0192\t\\N\n0193\tBērziņš \\t € 😀\n";

    private SamplePackages() {}

    static Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.DOWNLOAD,
                "1010",
                UUID.fromString("0199f2a0-0000-7000-8000-000000000001"),
                null,
                UUID.fromString("0199f2a0-0000-7000-8000-000000000002"),
                UUID.fromString("0199f2a0-0000-7000-8000-000000000003"),
                "headquarters",
                "usrt",
                "all-stores",
                Instant.parse("2026-11-21T12:38:02.123456Z"),
                false,
                List.of(),
                Map.of());
    }

    static CopyOut rows(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return text.chars().filter(c -> c == '\n').count();
        };
    }

    static SealedPackage small(Path file) {
        try (var writer = PackageWriter.create(file)) {
            writer.table("article", Role.ROWS, COLUMNS, rows(ROWS));
            writer.table("article", Role.REMOVALS, List.of(new Column("row_key", "text[]")), rows("{0190}\n"));
            return writer.finish(manifest());
        }
    }

    static byte[] contentOf(PackageReader reader, TableContent content) throws IOException {
        try (var in = reader.content(content)) {
            return in.readAllBytes();
        }
    }

    /// Reads everything there is in a package.
    static void readWhole(Path file, PackageLimits limits) throws IOException {
        try (var reader = PackageReader.open(file, limits)) {
            for (TableContent content : reader.manifest().tables()) {
                contentOf(reader, content);
            }
        }
    }

    /// A package like `original` with another manifest text, sealed by somebody who knows how.
    static Path withManifest(Path original, UnaryOperator<String> change) throws IOException {
        var entries = entriesOf(original);
        entries.compute(
                "manifest.json",
                (name, json) ->
                        change.apply(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return sealed(original.resolveSibling("changed.zip"), entries);
    }

    static Map<String, byte[]> entriesOf(Path file) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> entries.put(entry.getName(), read(zip, entry)));
        }
        return entries;
    }

    static Path sealed(Path file, Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setComment(Seal.BLANK);
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return sealAnew(file);
    }

    static Path sealAnew(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Seal.of(channel).writeTo(channel);
        }
        return file;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
