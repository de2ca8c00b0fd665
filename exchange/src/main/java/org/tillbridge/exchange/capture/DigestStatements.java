package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.sql.Database;

/// The statements that compare a configured table at its source with the same table at its target,
/// without moving the rows: sums per bucket of keys first, then the rows of the buckets that
/// differ.
public final class DigestStatements {

    private static final String VERSION = "row_version";
    private static final String HASH = "received_hash";
    private static final String PENDING = "pending_requests";
    private static final int BUCKETS = 4096;

    private final Catalogue catalogue;
    private final FilterConditions filters;

    DigestStatements(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.filters = new FilterConditions(catalogue);
    }

    /// Reads the catalogue once. After a migration, make a new one.
    public static DigestStatements checkedAgainst(Database database) {
        return new DigestStatements(Catalogue.of(database));
    }

    /// Rows and the sum of their hashes per bucket of keys: `bucket, row_count, hash_sum`. Equal
    /// tables give equal rows on both sides; at the target only what was received counts.
    public String sums(Subjob subjob, Side side, ChannelGroup group) {
        return """
                select %s as bucket, count(*) as row_count, sum(%s) as hash_sum
                from %s t
                where %s
                group by 1
                order by 1""".formatted(
                bucket(subjob, side), rowHash(subjob, side), table(subjob, side), received(subjob, side, group));
    }

    /// The rows of the buckets `:buckets`: `row_key, row_hash`.
    public String rowsOfBuckets(Subjob subjob, Side side, ChannelGroup group) {
        return """
                select concat_ws(', ', %s) as row_key, %s as row_hash
                from %s t
                where %s
                    and %s = any (:buckets)""".formatted(
                        Quoted.names(key(subjob, side), "t.%s"),
                        rowHash(subjob, side),
                        table(subjob, side),
                        received(subjob, side, group),
                        bucket(subjob, side));
    }

    /// The first `:most` rows at the target that do not show what was received, though no request
    /// of the target's own lies over them: `row_key, found`, the number of all of them.
    public String alteredRows(Subjob subjob) {
        String target = subjob.targetTable();
        return """
                select concat_ws(', ', %s) as row_key, count(*) over () as found
                from %s t
                where t.row_version > 0
                    and %s
                    and %s is distinct from t.received_hash
                order by 1
                limit :most""".formatted(
                        Quoted.names(subjob.key(), "t.%s"),
                        Quoted.name(target),
                        countsPending(subjob) ? "t.pending_requests = 0" : "true",
                        hash("t", subjob.targetColumns()));
    }

    /// Whether the target counts its own requests that are laid over a row.
    boolean countsPending(Subjob subjob) {
        return catalogue.hasColumn(subjob.targetTable(), PENDING);
    }

    /// Both sides render the same types in UTC, so the text of a row is the same text.
    static String hash(String alias, List<String> columns) {
        return hashOf(Quoted.names(columns, alias + ".%s"));
    }

    private static String hashOf(String expressions) {
        return "hashtextextended(row(%s)::text, 0)".formatted(expressions);
    }

    /// Whether this database has the target.
    public boolean hasTarget(Subjob subjob) {
        return catalogue.hasTable(subjob.targetTable());
    }

    /// Whether the target keeps headquarters' version and a hash of what was received; the tables
    /// of a user need not.
    public boolean isVersioned(Subjob subjob) {
        String target = subjob.targetTable();
        return catalogue.hasColumn(target, VERSION)
                && catalogue.hasColumn(target, HASH)
                && subjob.targetColumns().contains(VERSION);
    }

    private String received(Subjob subjob, Side side, ChannelGroup group) {
        if (side == Side.SOURCE) {
            return filters.condition(subjob, group);
        }
        return isVersioned(subjob) ? "t.row_version > 0" : "true";
    }

    private String rowHash(Subjob subjob, Side side) {
        if (side == Side.TARGET) {
            return isVersioned(subjob) ? "t.received_hash" : hash("t", subjob.targetColumns());
        }
        requireColumns(subjob.sourceTable(), subjob.sourceColumns());
        return hashOf(SourceColumns.expressions(subjob));
    }

    /// True for the rows whose keys are in one of the buckets.
    static String inBuckets(Subjob subjob, Side side, List<Integer> buckets) {
        return "%s = any ('{%s}'::int[])"
                .formatted(
                        bucket(subjob, side),
                        buckets.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static String bucket(Subjob subjob, Side side) {
        return "(%s & %d)".formatted(hash("t", key(subjob, side)), BUCKETS - 1);
    }

    private static List<String> key(Subjob subjob, Side side) {
        return side == Side.SOURCE ? subjob.sourceKey() : subjob.key();
    }

    private static String table(Subjob subjob, Side side) {
        return Quoted.name(side == Side.SOURCE ? subjob.sourceTable() : subjob.targetTable());
    }

    private void requireColumns(String table, List<String> columns) {
        columns.forEach(column -> catalogue.requireColumn(table, column));
    }
}
