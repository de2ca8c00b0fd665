package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tillbridge.exchange.jobs.Subjob;

/// The statements that take arrived rows and removals into their target. A part of
/// [TableStatements], with the same promise: names from the catalogue, quoted.
public final class MergeStatements {

    private final Catalogue catalogue;
    private final DigestStatements digests;

    MergeStatements(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.digests = new DigestStatements(catalogue);
    }

    /// Deletes what was removed. Runs before the merge: a row that came back is in the package
    /// too, and comes last.
    public String removeKeys(Subjob subjob) {
        List<String> key = subjob.key();
        String same = IntStream.range(0, key.size())
                .mapToObj(i -> "t.%s = cast(r.row_key[%d] as %s)"
                        .formatted(Quoted.name(key.get(i)), i + 1, typeOf(subjob.targetTable(), key.get(i))))
                .collect(Collectors.joining(" and "));
        return """
                delete from %s t
                using %s r
                where cardinality(r.row_key) = %d
                    and %s""".formatted(Quoted.name(subjob.targetTable()), IncomingTables.removals(subjob), key.size(), same);
    }

    /// Takes arrived rows into the target. Touches only the columns that travel, the hash over
    /// them, and the count of requests laid over the row: none any more. A target without versions,
    /// a table of a user, takes what differs.
    public String mergeIncoming(Subjob subjob, MergeMode mode) {
        requireColumns(subjob.targetTable(), subjob.targetColumns());
        return digests.isVersioned(subjob) ? mergeVersioned(subjob, mode) : mergeImages(subjob);
    }

    private String mergeVersioned(Subjob subjob, MergeMode mode) {
        List<String> columns = subjob.targetColumns();
        return """
                merge into %s t
                using %s i on %s
                when matched%s then update set
                    %s,
                    received_hash = %s%s
                when not matched then insert (%s, received_hash)
                values (%s, %s)""".formatted(
                        Quoted.name(subjob.targetTable()),
                        IncomingTables.rows(subjob),
                        sameKey(subjob),
                        mode == MergeMode.DELTA ? " and i.row_version > t.row_version" : "",
                        Quoted.names(changing(subjob), "%1$s = i.%1$s"),
                        DigestStatements.hash("i", columns),
                        digests.countsPending(subjob) ? ", pending_requests = 0" : "",
                        Quoted.names(columns, "%s"),
                        Quoted.names(columns, "i.%s"),
                        DigestStatements.hash("i", columns));
    }

    private String mergeImages(Subjob subjob) {
        List<String> columns = subjob.targetColumns();
        List<String> changing = changing(subjob);
        String update = changing.isEmpty()
                ? ""
                : """
                when matched and cast(row(%s) as record) *<> cast(row(%s) as record) then update set
                    %s
                """.formatted(
                                Quoted.names(changing, "t.%s"),
                                Quoted.names(changing, "i.%s"),
                                Quoted.names(changing, "%1$s = i.%1$s"));
        return """
                merge into %s t
                using %s i on %s
                %swhen not matched then insert (%s)
                values (%s)""".formatted(
                        Quoted.name(subjob.targetTable()),
                        IncomingTables.rows(subjob),
                        sameKey(subjob),
                        update,
                        Quoted.names(columns, "%s"),
                        Quoted.names(columns, "i.%s"));
    }

    /// Adds arrived rows whose key is new here.
    public String insertIncoming(Subjob subjob) {
        requireColumns(subjob.targetTable(), subjob.targetColumns());
        return "insert into %s (%s) select %s from %s i on conflict (%s) do nothing"
                .formatted(
                        Quoted.name(subjob.targetTable()),
                        Quoted.names(subjob.targetColumns(), "%s"),
                        Quoted.names(subjob.targetColumns(), "i.%s"),
                        IncomingTables.rows(subjob),
                        Quoted.names(subjob.key(), "%s"));
    }

    /// Arrived rows whose key is here with other content: `row_key, key_values, content, standing`.
    public String conflictingIncoming(Subjob subjob) {
        requireColumns(subjob.targetTable(), subjob.targetColumns());
        return """
                select
                    concat_ws(', ', %s) as row_key,
                    (select to_jsonb(k)::text from (select %s) k) as key_values,
                    (select to_jsonb(c)::text from (select %s) c) as content,
                    (select to_jsonb(s)::text from (select %s) s) as standing
                from %s i
                join %s t on %s
                where cast(row(%s) as record) *<> cast(row(%s) as record)""".formatted(
                        Quoted.names(subjob.key(), "i.%s"),
                        Quoted.names(subjob.key(), "i.%1$s::text as %1$s"),
                        Quoted.names(subjob.targetColumns(), "i.%1$s::text as %1$s"),
                        Quoted.names(subjob.targetColumns(), "t.%1$s::text as %1$s"),
                        IncomingTables.rows(subjob),
                        Quoted.name(subjob.targetTable()),
                        sameKey(subjob),
                        Quoted.names(subjob.targetColumns(), "i.%s"),
                        Quoted.names(subjob.targetColumns(), "t.%s"));
    }

    /// Closes the quarantine's entries of rows that are here now, or were removed: the store's
    /// `:closed_at`.
    public String closeArrived(Subjob subjob) {
        return """
                update quarantine q
                set state = 'TAKEN', closed_at = :closed_at, content = null
                where q.state = 'WAITING'
                    and q.table_name = %s
                    and (q.row_key in (select concat_ws(', ', %s) from %s i)
                        or q.row_key in (select array_to_string(r.row_key, ', ') from %s r))""".formatted(
                        Quoted.literal(subjob.targetTable()),
                        Quoted.names(subjob.key(), "i.%s"),
                        IncomingTables.rows(subjob),
                        IncomingTables.removals(subjob));
    }

    /// A row at its source that is to travel again, by its key `:k0`, `:k1` …
    public String touch(Subjob subjob) {
        List<String> key = subjob.sourceKey();
        String same = IntStream.range(0, key.size())
                .mapToObj(i -> "t.%s = cast(:k%d as %s)"
                        .formatted(Quoted.name(key.get(i)), i, typeOf(subjob.sourceTable(), key.get(i))))
                .collect(Collectors.joining(" and "));
        return "update %s t set %schanged_xid = pg_current_xact_id() where %s"
                .formatted(
                        Quoted.name(subjob.sourceTable()),
                        catalogue.hasColumn(subjob.sourceTable(), "row_version")
                                ? "row_version = t.row_version + 1, "
                                : "",
                        same);
    }

    private static List<String> changing(Subjob subjob) {
        return subjob.targetColumns().stream()
                .filter(column -> !subjob.key().contains(column))
                .toList();
    }

    private static String sameKey(Subjob subjob) {
        return subjob.key().stream()
                .map(column -> "t.%1$s = i.%1$s".formatted(Quoted.name(column)))
                .collect(Collectors.joining(" and "));
    }

    private String typeOf(String table, String column) {
        return catalogue.requireColumn(table, column).type();
    }

    private void requireColumns(String table, List<String> columns) {
        columns.forEach(column -> catalogue.requireColumn(table, column));
    }
}
