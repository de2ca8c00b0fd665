package org.tillbridge.exchange.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a package says about itself. It is the last entry of the ZIP, because it names the sums
/// of all others.
///
/// @param id the upload session, or the package on its way down
/// @param predecessor the session before this one, or the package whose receiver this one is for
/// @param fromRelease absent in a full package and in an upload
/// @param channelGroup absent in an upload and in the answers for one store
/// @param full whether the rows are everything the receiver should have, not only changes
/// @param encryption how the entries are encrypted; empty: they are not
/// @param buckets by table, the buckets of keys that a full package is limited to; a table that is
///   not
///   named comes whole
public record Manifest(
        int formatVersion,
        Purpose purpose,
        String job,
        UUID id,
        @Nullable UUID predecessor,
        @Nullable UUID fromRelease,
        @Nullable UUID toRelease,
        String sender,
        String legalEntity,
        @Nullable String channelGroup,
        Instant createdAt,
        boolean full,
        List<TableContent> tables,
        Map<String, String> encryption,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Integer>> buckets) {

    /// A package that is limited to no buckets.
    public Manifest(
            int formatVersion,
            Purpose purpose,
            String job,
            UUID id,
            @Nullable UUID predecessor,
            @Nullable UUID fromRelease,
            @Nullable UUID toRelease,
            String sender,
            String legalEntity,
            @Nullable String channelGroup,
            Instant createdAt,
            boolean full,
            List<TableContent> tables,
            Map<String, String> encryption) {
        this(
                formatVersion,
                purpose,
                job,
                id,
                predecessor,
                fromRelease,
                toRelease,
                sender,
                legalEntity,
                channelGroup,
                createdAt,
                full,
                tables,
                encryption,
                Map.of());
    }

    /// The version this code writes. It reads this one and the one before ([FormatVersions]).
    public static final int FORMAT_VERSION = 1;

    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int LONGEST_NAME = 200;

    public Manifest {
        // Jackson gives null for what is missing, whatever the type says.
        require(formatVersion > 0, "formatVersion");
        require(purpose != null && id != null && createdAt != null, "purpose, id or createdAt");
        require(job != null && JOB.matcher(job).matches(), "job");
        require(sender != null && isName(sender), "sender");
        require(legalEntity != null && isName(legalEntity), "legalEntity");
        require(channelGroup == null || isName(channelGroup), "channelGroup");
        tables = List.copyOf(tables);
        encryption = encryption == null ? Map.of() : Map.copyOf(encryption);
        buckets = buckets == null ? Map.of() : Map.copyOf(buckets);
        var entries = new HashSet<String>();
        require(tables.stream().allMatch(t -> entries.add(t.entry())), "tables: one is there twice");
    }

    public Manifest withTables(List<TableContent> contents) {
        return with(contents, buckets);
    }

    public Manifest withBuckets(Map<String, List<Integer>> limitedTo) {
        return with(tables, limitedTo);
    }

    private Manifest with(List<TableContent> contents, Map<String, List<Integer>> limitedTo) {
        return new Manifest(
                formatVersion,
                purpose,
                job,
                id,
                predecessor,
                fromRelease,
                toRelease,
                sender,
                legalEntity,
                channelGroup,
                createdAt,
                full,
                contents,
                encryption,
                limitedTo);
    }

    /// All rows of all streams.
    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Not a valid manifest: " + what);
        }
    }
}
