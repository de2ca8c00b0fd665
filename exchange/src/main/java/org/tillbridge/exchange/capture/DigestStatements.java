package org.tillbridge.exchange.capture;

import java.util.List;
import org.tillbridge.exchange.jobs.RowFilter;
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

    DigestStatements(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Reads the catalogue once. After a migration, make a new one.
    public static DigestStatements checkedAgainst(Database database) {
        return new DigestStatements(Catalogue.of(database));
    }

    /// Rows and the sum of their hashes per bucket of keys: `bucket, row_count, hash_sum`. Equal
    /// tables give equal rows on both sides; at the target only what was received counts.
    public String sums(Subjob subjob, Side side, String legalEntity) {
        return """
                select %s as bucket, count(*) as row_count, sum(%s) as hash_sum
                from %s t
                where %s
                group by 1
                order by 1""".formatted(
                bucket(subjob, side), rowHash(subjob, side), table(subjob, side), received(subjob, side, legalEntity));
    }

    /// The rows of the buckets `:buckets`: `row_key, row_hash`.
    public String rowsOfBuckets(Subjob subjob, Side side, String legalEntity) {
        return """
                select concat_ws(', ', %s) as row_key, %s as row_hash
                from %s t
                where %s
                    and %s = any (:buckets)""".formatted(
                        Quoted.names(key(subjob, side), "t.%s"),
                        rowHash(subjob, side),
                        table(subjob, side),
                        received(subjob, side, legalEntity),
                        bucket(subjob, side));
    }

    /// The first `:most` rows at the target that do not show what was received, though no request
    /// of the target's own lies over them: `row_key, found`, the number of all of them.
    public String alteredRows(Subjob subjob) {
        requireVersioned(subjob);
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

    /// The condition of the subjob's filter on the source, alias `t`.
    String filter(Subjob subjob, String legalEntity) {
        return switch (subjob.filter()) {
            case RowFilter.All() -> "true";
            case RowFilter.LegalEntity(String column) -> {
                requireColumns(subjob.sourceTable(), List.of(column));
                yield "t.%s = %s".formatted(Quoted.name(column), Quoted.literal(legalEntity));
            }
        };
    }

    /// Both sides render the same types in UTC, so the text of a row is the same text.
    static String hash(String alias, List<String> columns) {
        return "hashtextextended(row(%s)::text, 0)".formatted(Quoted.names(columns, alias + ".%s"));
    }

    /// The target keeps headquarters' version and a hash of what was received.
    void requireVersioned(Subjob subjob) {
        requireColumns(subjob.targetTable(), subjob.targetColumns());
        requireColumns(subjob.targetTable(), List.of(VERSION, HASH));
        if (!subjob.targetColumns().contains(VERSION)) {
            throw SubjobUnfit.because(subjob, "row_version does not travel");
        }
    }

    private String received(Subjob subjob, Side side, String legalEntity) {
        if (side == Side.SOURCE) {
            return filter(subjob, legalEntity);
        }
        requireVersioned(subjob);
        return "t.row_version > 0";
    }

    private String rowHash(Subjob subjob, Side side) {
        if (side == Side.TARGET) {
            return "t.received_hash";
        }
        requireColumns(subjob.sourceTable(), subjob.sourceColumns());
        return hash("t", subjob.sourceColumns());
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
