package org.tillbridge.acceptance.world;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A reader as somebody else would write it, from the words of docs/reference/package-format.md
/// alone: nothing in it is Tillbridge's.
public final class ForeignReader {

    private static final int SEAL = 64;

    private ForeignReader() {}

    /// A stream: its column names, and its rows in their order.
    public record Table(List<String> columns, List<List<@Nullable String>> rows) {

        /// The values of one column.
        public List<@Nullable String> column(String name) {
            return rows.stream().map(row -> row.get(columns.indexOf(name))).toList();
        }
    }

    /// Everything in a package, by entry. Throws where the package is not as the page says.
    public static Map<String, Table> read(Path file) throws Exception {
        byte[] all = Files.readAllBytes(file);
        requireEqual(
                "seal",
                new String(all, all.length - SEAL, SEAL, StandardCharsets.US_ASCII),
                sha256(Arrays.copyOf(all, all.length - SEAL)));
        try (var zip = new ZipFile(file.toFile())) {
            JsonNode manifest = JsonMapper.builder().build().readTree(entry(zip, "manifest.json"));
            requireEqual("formatVersion", 1, manifest.path("formatVersion").asInt());
            requireEqual("encryption", 0, manifest.path("encryption").size());
            requireEqual("entries", manifest.path("tables").size() + 1, zip.size());
            var tables = new LinkedHashMap<String, Table>();
            for (JsonNode table : manifest.path("tables")) {
                String name = "%s/%s.copy.zst"
                        .formatted(
                                table.path("role").asString().toLowerCase(Locale.ROOT),
                                table.path("table").asString());
                tables.put(name, table(table, entry(zip, name)));
            }
            return tables;
        }
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static Table table(JsonNode said, byte[] compressed) throws Exception {
        requireEqual("compressedBytes", said.path("compressedBytes").asInt(), compressed.length);
        byte[] bytes = inflate(compressed);
        requireEqual("bytes", said.path("bytes").asInt(), bytes.length);
        requireEqual("crc32c", said.path("crc32c").asString(), crc32c(bytes));
        requireEqual("sha256", said.path("sha256").asString(), sha256(bytes));
        var columns = new ArrayList<String>();
        said.path("columns").forEach(column -> columns.add(column.path("name").asString()));
        var rows = new ArrayList<List<@Nullable String>>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> rows.add(values(line)));
        requireEqual("rows", said.path("rows").asInt(), rows.size());
        rows.forEach(row -> requireEqual("columns", columns.size(), row.size()));
        return new Table(columns, rows);
    }

    private static byte[] inflate(byte[] compressed) throws IOException {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    /// A tab parts two values, `\N` is null; inside of a value both are behind a backslash.
    private static List<@Nullable String> values(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(value -> value.equals("\\N") ? null : unescaped(value))
                .toList();
    }

    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            text.append(c == '\\' && at + 1 < value.length() ? meant(value.charAt(++at)) : c);
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> escaped;
        };
    }

    /// `{one,"two, three"}`: an element in quotes has a backslash before quotes and backslashes.
    public static List<String> elements(String array) {
        var elements = new ArrayList<String>();
        var element = new StringBuilder();
        boolean quoted = false;
        for (int at = 1; at < array.length(); at++) {
            char c = array.charAt(at);
            if (c == '\\') {
                element.append(array.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '}')) {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return elements;
    }

    private static String crc32c(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return "%08x".formatted(crc.getValue());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void requireEqual(String what, Object said, Object found) {
        if (!said.equals(found)) {
            throw new IllegalStateException("%s: said %s, found %s".formatted(what, said, found));
        }
    }
}
