package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.ColumnMapping;
import org.tillbridge.exchange.jobs.Head;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The statements of configured tables: the one place of the product where SQL is built from
/// names.
///
/// Each name was found in the catalogue of the database at hand and is quoted; each value is a
/// typed Java value (UUID, [Xid8]) or a quoted literal, because `COPY` takes no parameters. A
/// package is applied in this order, in one transaction: [#createIncoming] and [#copyIn],
/// and [#merging].
public final class TableStatements {

    private static final String CHANGED = "changed_xid";

    private final Catalogue catalogue;
    private final DigestStatements digests;
    private final FilterConditions filters;
    private final SiftStatements sifting;
    private final MergeStatements merging;

    private TableStatements(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.digests = new DigestStatements(catalogue);
        this.filters = new FilterConditions(catalogue);
        this.sifting = new SiftStatements(catalogue);
        this.merging = new MergeStatements(catalogue);
    }

    /// Reads the catalogue once. After a migration, make a new one.
    public static TableStatements checkedAgainst(Database database) {
        return new TableStatements(Catalogue.of(database));
    }

    /// The columns as a package names them: the target's names, with the types of the table on
    /// `side`. Refuses a table or a column that this database does not have.
    public List<Column> columns(Subjob subjob, Side side) {
        return subjob.columns().stream()
                .map(c -> new Column(
                        c.target(),
                        side == Side.SOURCE ? sourceType(subjob, c) : typeOf(subjob.targetTable(), c.target())))
                .toList();
    }

    /// How a stream of a package is taken into the target of the same name: the columns that both
    /// know, and the key that came with it or else the primary key. Empty when there is no such
    /// table here.
    public Optional<Subjob> arriving(String table, List<Column> columns, List<String> key) {
        if (!takes(table)) {
            return Optional.empty();
        }
        List<ColumnMapping> known = columns.stream()
                .map(Column::name)
                .filter(column -> catalogue.hasColumn(table, column))
                .map(ColumnMapping::same)
                .toList();
        return Optional.of(
                new Subjob(table, table, table, known, key.isEmpty() ? catalogue.primaryKey(table) : key, List.of()));
    }

    /// Of the product's own tables only those are downloaded that keep headquarters' version.
    private boolean takes(String table) {
        return catalogue.hasTable(table) && (catalogue.isOfUser(table) || catalogue.hasColumn(table, "received_hash"));
    }

    /// What of a stream is not known here: the table, or columns as `table.column`.
    public List<String> unknown(String table, List<Column> columns) {
        return takes(table)
                ? columns.stream()
                        .map(Column::name)
                        .filter(column -> !catalogue.hasColumn(table, column))
                        .map(column -> table + "." + column)
                        .toList()
                : List.of(table);
    }

    /// A removal travels as its key: the key columns as text, in the subjob's order.
    public List<Column> removalColumns() {
        return List.of(new Column("row_key", "text[]"));
    }

    /// The rows of one sealed session, in the order in which they were captured.
    public String copyUploadRows(Subjob subjob, UUID session) {
        requireColumns("outbox", List.of("session_id", "table_name", "row_key", "capture_no"));
        if (subjob.findHead().isEmpty() && subjob.key().size() != 1) {
            throw SubjobUnfit.because(subjob, "an upload needs a key of one column");
        }
        String head = subjob.findHead().map(Head::table).orElse(subjob.sourceTable());
        return """
                copy (
                    select %s
                    from outbox o
                    join %s t on t.%s = o.row_key
                    where o.session_id = '%s'
                        and o.table_name = %s
                    order by o.capture_no%s
                ) to stdout""".formatted(
                        sourceColumns(subjob),
                        Quoted.name(subjob.sourceTable()),
                        Quoted.name(ofHead(subjob)),
                        session,
                        Quoted.literal(head),
                        subjob.findHead().isEmpty() ? "" : ", " + Quoted.names(subjob.sourceKey(), "t.%s"));
    }

    private String ofHead(Subjob subjob) {
        String column =
                subjob.findHead().map(Head::column).orElse(subjob.sourceKey().getFirst());
        catalogue.requireColumn(subjob.sourceTable(), column);
        return column;
    }

    /// Rows changed since a horizon (no upper bound: protocol D3), or all of them.
    public String copyChangedRows(Subjob subjob, Extract extract) {
        return """
                copy (
                    select %s
                    from %s t
                    where %s
                        and %s
                        and %s
                ) to stdout""".formatted(
                        sourceColumns(subjob),
                        Quoted.name(subjob.sourceTable()),
                        filters.condition(subjob, extract.group()),
                        changedSince(subjob.sourceTable(), extract),
                        inBuckets(subjob, extract.buckets().get(subjob.targetTable())));
    }

    /// Keys of rows that were deleted or left the filter since a horizon. A full package has
    /// none.
    public String copyRemovals(Subjob subjob, Extract extract) {
        requireColumns("removed_row", List.of("table_name", "legal_entity", "row_key"));
        requireColumns(subjob.sourceTable(), subjob.sourceKey());
        if (extract.isFull()) {
            throw new TillbridgeException(
                    ErrorCode.bug("RemovalsOfFullPackage"),
                    "A full package of %s has no removals".formatted(subjob.name()));
        }
        return """
                copy (
                    select t.row_key
                    from removed_row t
                    where t.table_name = %s
                        and %s
                        and %s
                ) to stdout""".formatted(
                        Quoted.literal(subjob.sourceTable()),
                        FilterConditions.removals(subjob, extract.group()),
                        changedSince("removed_row", extract));
    }

    /// Which tables of a job have rows, or rows removed, at or above the horizon `:horizon`, of
    /// whatever group. Of each the newest row is looked at, so that the end of an index is read and
    /// never the table.
    public String changedTables(Job job) {
        requireColumns("removed_row", List.of("table_name", CHANGED));
        return job.sourceTables().stream()
                .map(table -> "select %s where %s or %s"
                        .formatted(
                                Quoted.literal(table),
                                reachesHorizon(table, ""),
                                reachesHorizon("removed_row", " and t.table_name = " + Quoted.literal(table))))
                .collect(Collectors.joining(" union all "));
    }

    private String reachesHorizon(String table, String condition) {
        return """
                exists (
                    select
                    from (
                        select t.changed_xid
                        from %s t
                        where t.changed_xid >= cast(:horizon as xid8)%s
                        order by t.changed_xid desc
                        limit 1
                    ) newest)""".formatted(travelling(table), condition);
    }

    /// Whether any of the tables has a row that was not yet committed when the release
    /// `:release_id` was made. The newest come first, so that the index is read, and its end only.
    public String anythingChangedSince(List<String> tables) {
        return tables.stream()
                .map(table -> uncommitted(table, ":release_id", ""))
                .collect(Collectors.joining(" or ", "select ", ""));
    }

    /// Which of these jobs have rows, or rows removed, that were not yet committed when the release
    /// of each was made: `:release_0` for the first, and so on. Gives their places in the list.
    public String changedSince(List<Job> jobs) {
        return IntStream.range(0, jobs.size())
                .mapToObj(place -> "select %d where %s".formatted(place, changed(jobs.get(place), ":release_" + place)))
                .collect(Collectors.joining(" union all "));
    }

    /// Whether one job has news since the release `:release_id`, or one of other tables has.
    public String changedSince(Job job, List<String> others) {
        return Stream.concat(
                        Stream.of(changed(job, ":release_id")),
                        others.stream().map(table -> uncommitted(table, ":release_id", "")))
                .collect(Collectors.joining(" or ", "select ", ""));
    }

    private String changed(Job job, String release) {
        requireColumns("removed_row", List.of("table_name"));
        String ours = job.sourceTables().stream()
                .map(Quoted::literal)
                .collect(Collectors.joining(", ", " and t.table_name in (", ")"));
        return Stream.concat(
                        job.sourceTables().stream().map(table -> uncommitted(table, release, "")),
                        Stream.of(uncommitted("removed_row", release, ours)))
                .collect(Collectors.joining(" or "));
    }

    private String uncommitted(String table, String release, String condition) {
        return """
                exists (
                    select
                    from release r
                    cross join lateral (
                        select t.changed_xid
                        from %s t
                        where t.changed_xid >= r.horizon
                            and not pg_visible_in_snapshot(t.changed_xid, r.snapshot)%s
                        order by t.changed_xid desc
                        limit 1
                    ) newest
                    where r.release_id = %s)""".formatted(travelling(table), condition, release);
    }

    /// The answers to one store's requests that a package's snapshot sees: request, answer, reason,
    /// time. What merely arrived and waits without a reason is no news.
    public String copyAnswers(String table, String channelId, UUID packageId) {
        requireColumns(table, List.of("request_id", "state", "reason", "answered_at", "channel_id"));
        return """
                copy (
                    select t.request_id, t.state, t.reason, t.answered_at
                    from package p
                    left join release r on r.release_id = p.from_release
                    join %s t on t.channel_id = %s
                        and t.changed_xid >= coalesce(r.horizon, '0'::xid8)
                        and pg_visible_in_snapshot(t.changed_xid, p.snapshot)
                    where p.package_id = '%s'
                        and (t.state <> 'WAITING' or t.reason is not null)
                ) to stdout""".formatted(travelling(table), Quoted.literal(channelId), packageId);
    }

    private String travelling(String table) {
        requireColumns(table, List.of(CHANGED));
        return Quoted.name(table);
    }

    /// The table on this connection for arriving rows: the target's columns, none of its
    /// constraints. A user's table may have got another column since.
    public String createIncoming(Subjob subjob) {
        String table = IncomingTables.rows(subjob);
        return "%screate temporary table if not exists %s (%s) on commit delete rows"
                .formatted(
                        catalogue.isOfUser(subjob.targetTable()) ? "drop table if exists %s; ".formatted(table) : "",
                        table,
                        subjob.targetColumns().stream()
                                .map(column -> definition(subjob.targetTable(), column))
                                .collect(Collectors.joining(", ")));
    }

    /// The same, made anew: its types may have changed since this connection made it.
    public String createIncomingAnew(Subjob subjob) {
        return "drop table if exists %s; %s".formatted(IncomingTables.rows(subjob), createIncoming(subjob));
    }

    /// Which of the arriving columns the target does not have: what they bring would be lost.
    public List<String> strange(Subjob subjob, List<Column> arriving) {
        var known = Set.copyOf(subjob.targetColumns());
        return arriving.stream()
                .map(Column::name)
                .filter(column -> !known.contains(column))
                .toList();
    }

    /// Whether a value of an arriving column could fit its target and yet lose something there.
    public boolean mayLose(Subjob subjob, List<Column> arriving) {
        return arriving.stream()
                .filter(column -> subjob.targetColumns().contains(column.name()))
                .anyMatch(column -> {
                    String type = typeOf(subjob.targetTable(), column.name());
                    return !type.equals(column.type()) && Lossless.isQuestion(type);
                });
    }

    /// The name, quoted, of the table that [#createIncoming] makes.
    public String incoming(Subjob subjob) {
        return IncomingTables.rows(subjob);
    }

    /// One statement for each arriving column that this version does not know: it is taken as
    /// text and left there.
    public List<String> createUnknown(Subjob subjob, List<Column> arriving) {
        var known = Set.copyOf(subjob.targetColumns());
        return arriving.stream()
                .filter(column -> !known.contains(column.name()))
                .map(column -> "alter table %s add column if not exists %s text"
                        .formatted(IncomingTables.rows(subjob), Quoted.name(column.name())))
                .toList();
    }

    public String copyIn(Subjob subjob, List<Column> arriving) {
        return IncomingTables.copyInto(IncomingTables.rows(subjob), arriving);
    }

    /// How to find the rows that the target refuses.
    public SiftStatements sifting() {
        return sifting;
    }

    /// The table on this connection for arriving removals.
    public String createIncomingRemovals(Subjob subjob) {
        return "create temporary table if not exists %s (row_key text[] not null) on commit delete rows"
                .formatted(IncomingTables.removals(subjob));
    }

    public String copyInRemovals(Subjob subjob) {
        return "copy %s (row_key) from stdin".formatted(IncomingTables.removals(subjob));
    }

    /// How arrived rows are taken into the target.
    public MergeStatements merging() {
        return merging;
    }

    /// Rows and the sum of their hashes per bucket of keys: `bucket, row_count, hash_sum`. Equal
    /// tables give equal rows on both sides; at the target only what was received counts.
    public String digest(Subjob subjob, Side side, ChannelGroup group) {
        return digests.sums(subjob, side, group);
    }

    private String sourceColumns(Subjob subjob) {
        requireColumns(subjob.sourceTable(), subjob.sourceColumns());
        return SourceColumns.expressions(subjob);
    }

    private String sourceType(Subjob subjob, ColumnMapping column) {
        return switch (column) {
            case ColumnMapping.Copied copied -> typeOf(subjob.sourceTable(), copied.source());
            case ColumnMapping.Constant constant -> constant.type().sqlName();
        };
    }

    private String changedSince(String table, Extract extract) {
        requireColumns(table, List.of(CHANGED));
        return extract.isFull() ? "true" : "t.changed_xid >= '%s'::xid8".formatted(extract.fromHorizon());
    }

    private static String inBuckets(Subjob subjob, @Nullable List<Integer> buckets) {
        return buckets == null ? "true" : DigestStatements.inBuckets(subjob, Side.SOURCE, buckets);
    }

    private String definition(String table, String column) {
        var found = catalogue.requireColumn(table, column);
        String collation = found.collation() == null ? "" : " collate " + Quoted.name(found.collation());
        return Quoted.name(column) + " " + found.type() + collation;
    }

    private String typeOf(String table, String column) {
        return catalogue.requireColumn(table, column).type();
    }

    private void requireColumns(String table, List<String> columns) {
        columns.forEach(column -> catalogue.requireColumn(table, column));
    }
}
