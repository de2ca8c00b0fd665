package org.tillbridge.exchange.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// One stream of a package: which table, which columns in which order, and the sums of its
/// uncompressed bytes.
///
/// @param key the columns that identify a row, for whoever applies it; empty: the receiver knows
/// @param compressedBytes the size of the ZIP entry's content, which is one zstd frame
/// @param crc32c eight hexadecimal digits
/// @param sha256 sixty-four hexadecimal digits
public record TableContent(
        String table,
        Role role,
        List<Column> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> key,
        long rows,
        long bytes,
        long compressedBytes,
        String crc32c,
        String sha256) {

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern CRC32C = Pattern.compile("[0-9a-f]{8}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public TableContent {
        require(TABLE.matcher(table).matches(), "table", table);
        require(role != null, "role of", table);
        columns = List.copyOf(columns);
        // Jackson gives null for what is missing, whatever the type says.
        key = key == null ? List.of() : List.copyOf(key);
        var names = new HashSet<String>();
        require(!columns.isEmpty() && columns.stream().allMatch(c -> names.add(c.name())), "columns of", table);
        require(role == Role.REMOVALS || names.containsAll(key), "key of", table);
        require(rows >= 0 && bytes >= rows, "rows of", table);
        require(compressedBytes > 0, "compressedBytes of", table);
        require(CRC32C.matcher(crc32c).matches(), "crc32c of", table);
        require(SHA256.matcher(sha256).matches(), "sha256 of", table);
    }

    /// The name of its ZIP entry.
    public String entry() {
        return entry(table, role);
    }

    static String entry(String table, Role role) {
        return "%s/%s.copy.zst".formatted(role.folder(), table);
    }

    private static void require(boolean holds, String what, String table) {
        if (!holds) {
            throw new IllegalArgumentException("Not a valid %s '%s'".formatted(what, table));
        }
    }
}
