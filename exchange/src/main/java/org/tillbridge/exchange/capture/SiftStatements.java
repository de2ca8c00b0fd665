package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;

/// The statements that tell the rows of a package that fit from those that do not. A part of
/// [TableStatements], with the same promise: names from the catalogue, quoted.
///
/// Rows whose values fit the types are set aside with a place each; ranges of places are put back
/// and tried, until the one row that is refused stands alone.
public final class SiftStatements {

    private static final String PLACE = Quoted.name("place in package");

    private final Catalogue catalogue;

    SiftStatements(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// A table that takes every value as text, for this transaction: the arriving columns, and what
    /// the target has besides.
    public String createIncomingText(Subjob subjob, List<String> arriving) {
        List<String> all = Stream.concat(arriving.stream(), subjob.targetColumns().stream())
                .distinct()
                .toList();
        return "create temporary table %s (%s) on commit drop"
                .formatted(IncomingTables.text(subjob), Quoted.names(all, "%s text"));
    }

    public String copyInText(Subjob subjob, List<Column> arriving) {
        return IncomingTables.copyInto(IncomingTables.text(subjob), arriving);
    }

    /// Puts one row there that was kept as the JSON object `:content`.
    public String putInText(Subjob subjob, List<String> columns) {
        return "insert into %s (%s) select %s from (select cast(:content as jsonb) as content) c"
                .formatted(
                        IncomingTables.text(subjob),
                        Quoted.names(columns, "%s"),
                        columns.stream()
                                .map(column -> "c.content ->> " + Quoted.literal(column))
                                .collect(Collectors.joining(", ")));
    }

    /// Moves the rows whose values fit the target's types into the table for arriving rows.
    ///
    /// @param strange arrived columns that the target lacks: a row with a value there does not fit
    public String takeFitting(Subjob subjob, List<String> strange) {
        return """
                insert into %s (%s)
                select %s
                from %s x
                where %s""".formatted(
                        IncomingTables.rows(subjob),
                        Quoted.names(subjob.targetColumns(), "%s"),
                        casts(subjob),
                        IncomingTables.text(subjob),
                        fits(subjob, strange));
    }

    /// The other rows, for quarantine: `row_key, key_values, reason, content`.
    public String unfitting(Subjob subjob, List<String> strange) {
        return """
                select
                    concat_ws(', ', %s) as row_key,
                    (select to_jsonb(k)::text from (select %1$s) k) as key_values,
                    concat_ws('; ', %s) as reason,
                    to_jsonb(x)::text as content
                from %s x
                where not (%s)
                order by 1, 4""".formatted(
                        Quoted.names(subjob.key(), "x.%s"),
                        reasons(subjob, strange),
                        IncomingTables.text(subjob),
                        fits(subjob, strange));
    }

    /// Sets the arrived rows aside for this transaction, each with its place.
    public String setAside(Subjob subjob) {
        return "create temporary table %s on commit drop as select row_number() over (order by i.ctid) as %s, %s from %s i"
                .formatted(
                        IncomingTables.aside(subjob),
                        PLACE,
                        Quoted.names(subjob.targetColumns(), "i.%s"),
                        IncomingTables.rows(subjob));
    }

    public String countAside(Subjob subjob) {
        return "select count(*) from " + IncomingTables.aside(subjob);
    }

    /// Empties the table for arriving rows; [#putBack] fills it again.
    public String clearIncoming(Subjob subjob) {
        return "truncate " + IncomingTables.rows(subjob);
    }

    /// Puts the rows of some places back among the arrived.
    public String putBack(Subjob subjob, long from, long to) {
        return """
                insert into %s (%s)
                select %s
                from %s a
                where a.%s between %d and %d
                order by a.%s""".formatted(
                        IncomingTables.rows(subjob),
                        Quoted.names(subjob.targetColumns(), "%s"),
                        Quoted.names(subjob.targetColumns(), "a.%s"),
                        IncomingTables.aside(subjob),
                        PLACE,
                        from,
                        to,
                        PLACE);
    }

    /// Puts the lines back whose head is among the arrived.
    public String putBackLines(Subjob lines, Subjob head) {
        return """
                insert into %s (%s)
                select %s
                from %s a
                where exists (select from %s i where %s)
                order by a.%s""".formatted(
                        IncomingTables.rows(lines),
                        Quoted.names(lines.targetColumns(), "%s"),
                        Quoted.names(lines.targetColumns(), "a.%s"),
                        IncomingTables.aside(lines),
                        IncomingTables.rows(head),
                        follows(lines, head, "i"),
                        PLACE);
    }

    /// Lines set aside whose head is not, for quarantine: `row_key, key_values, content`.
    public String linesWithoutHead(Subjob lines, Subjob head) {
        return "%s from %s a where %s"
                .formatted(rowOf(lines, List.of()), IncomingTables.aside(lines), noHead(lines, head));
    }

    public String forgetLinesWithoutHead(Subjob lines, Subjob head) {
        return "delete from %s a where %s".formatted(IncomingTables.aside(lines), noHead(lines, head));
    }

    private static String noHead(Subjob lines, Subjob head) {
        return "not exists (select from %s h where %s)"
                .formatted(IncomingTables.aside(head), follows(lines, head, "h"));
    }

    private static String follows(Subjob lines, Subjob head, String alias) {
        return "%s.%s = a.%s"
                .formatted(
                        alias,
                        Quoted.name(head.key().getFirst()),
                        Quoted.name(lines.findHead().orElseThrow().column()));
    }

    /// The row of one place, for quarantine: `row_key, key_values, content`. Its lines are in the
    /// content, by the name of their table, as the text of a JSON array.
    public String rowAside(Subjob subjob, List<Subjob> lines, long place) {
        return "%s from %s a where a.%s = %d"
                .formatted(rowOf(subjob, lines), IncomingTables.aside(subjob), PLACE, place);
    }

    private static String rowOf(Subjob subjob, List<Subjob> lines) {
        String withLines = lines.stream()
                .map(line ->
                        ", (select jsonb_agg(to_jsonb(l))::text from (select %s from %s x where x.%s = a.%s order by x.%s) l) as %s"
                                .formatted(
                                        Quoted.names(line.targetColumns(), "x.%1$s::text as %1$s"),
                                        IncomingTables.aside(line),
                                        Quoted.name(
                                                line.findHead().orElseThrow().column()),
                                        Quoted.name(subjob.key().getFirst()),
                                        PLACE,
                                        Quoted.name(line.targetTable())))
                .collect(Collectors.joining());
        return """
                select
                    concat_ws(', ', %s) as row_key,
                    (select to_jsonb(k)::text from (select %s) k) as key_values,
                    (select to_jsonb(t)::text from (select %s%s) t) as content""".formatted(
                        Quoted.names(subjob.key(), "a.%s"),
                        Quoted.names(subjob.key(), "a.%1$s::text as %1$s"),
                        Quoted.names(subjob.targetColumns(), "a.%1$s::text as %1$s"),
                        withLines);
    }

    /// Puts the lines there that were kept in the content of their head.
    public String putLinesInText(Subjob lines) {
        return "insert into %s (%s) select %s from jsonb_array_elements(cast(cast(:content as jsonb) ->> %s as jsonb)) l"
                .formatted(
                        IncomingTables.text(lines),
                        Quoted.names(lines.targetColumns(), "%s"),
                        lines.targetColumns().stream()
                                .map(column -> "l ->> " + Quoted.literal(column))
                                .collect(Collectors.joining(", ")),
                        Quoted.literal(lines.targetTable()));
    }

    /// After a full package has arrived: what came from headquarters once and is not in it leaves
    /// like a removed row. What this store made and headquarters never sent (version 0) stays.
    ///
    /// @param buckets what the package is limited to; null: nothing
    public String removeAbsent(Subjob subjob, @Nullable List<Integer> buckets) {
        return absent(subjob, andIn(subjob, buckets));
    }

    /// The same when rows were sifted: a row that is in the package, but unfit, is not absent.
    public String removeAbsentOfSifted(Subjob subjob, @Nullable List<Integer> buckets) {
        String same = subjob.key().stream()
                .map(column -> "x.%1$s = t.%1$s::text".formatted(Quoted.name(column)))
                .collect(Collectors.joining(" and "));
        return absent(
                subjob,
                andIn(subjob, buckets)
                        + " and not exists (select from %s x where %s)".formatted(IncomingTables.text(subjob), same));
    }

    private static String andIn(Subjob subjob, @Nullable List<Integer> buckets) {
        return buckets == null ? "" : " and " + DigestStatements.inBuckets(subjob, Side.TARGET, buckets);
    }

    private String absent(Subjob subjob, String andSpared) {
        String table = subjob.targetTable();
        String same = subjob.key().stream()
                .map(column -> "i.%1$s = t.%1$s".formatted(Quoted.name(column)))
                .collect(Collectors.joining(" and "));
        return """
                insert into %s (row_key)
                select array[%s]
                from %s t
                where %s
                    and not exists (select from %s i where %s)%s""".formatted(
                        IncomingTables.removals(subjob),
                        Quoted.names(subjob.key(), "t.%s::text"),
                        Quoted.name(table),
                        catalogue.hasColumn(table, "row_version") ? "t.row_version > 0" : "true",
                        IncomingTables.rows(subjob),
                        same,
                        andSpared);
    }

    /// Takes the removals whose key is no key of the table out, for quarantine: `row_key`.
    public String takeOutUnfitRemovals(Subjob subjob) {
        String fits = IntStream.range(0, subjob.key().size())
                .mapToObj(i -> "pg_input_is_valid(r.row_key[%d], %s) is true"
                        .formatted(
                                i + 1,
                                Quoted.literal(typeOf(
                                        subjob.targetTable(), subjob.key().get(i)))))
                .collect(Collectors.joining(" and "));
        return "delete from %s r where cardinality(r.row_key) <> %d or not (%s) returning array_to_string(r.row_key, ', ', 'null') as row_key"
                .formatted(IncomingTables.removals(subjob), subjob.key().size(), fits);
    }

    private String fits(Subjob subjob, List<String> strange) {
        return Stream.concat(
                        subjob.targetColumns().stream().map(column -> fits(subjob.targetTable(), column)),
                        strange.stream().map(column -> "x.%s is null".formatted(Quoted.name(column))))
                .collect(Collectors.joining(" and "));
    }

    /// Never null: a null fits where the target takes it.
    private String fits(String table, String column) {
        var found = catalogue.requireColumn(table, column);
        String value = "x." + Quoted.name(column);
        String whole = "case when pg_input_is_valid(%s, %s) then %s else false end"
                .formatted(value, Quoted.literal(found.type()), Lossless.condition(found.type(), value));
        return found.required()
                ? "(%s is not null and %s)".formatted(value, whole)
                : "(%s is null or %s)".formatted(value, whole);
    }

    private String reasons(Subjob subjob, List<String> strange) {
        return Stream.concat(
                        subjob.targetColumns().stream().map(column -> reason(subjob.targetTable(), column)),
                        strange.stream()
                                .map(column -> "case when x.%s is not null then %s end"
                                        .formatted(
                                                Quoted.name(column),
                                                Quoted.literal(column + ": table " + subjob.targetTable()
                                                        + " has no such column here, the value would be lost"))))
                .collect(Collectors.joining(", "));
    }

    private String reason(String table, String column) {
        String value = "x." + Quoted.name(column);
        String type = typeOf(table, column);
        return "case when not (%s) then %s || case when %s is null then 'is null' else coalesce((pg_input_error_info(%s, %s)).message, %s) end end"
                .formatted(
                        fits(table, column),
                        Quoted.literal(column + ": "),
                        value,
                        value,
                        Quoted.literal(type),
                        Quoted.literal("as " + type + " it would lose a part of its value"));
    }

    private String casts(Subjob subjob) {
        return subjob.targetColumns().stream()
                .map(column -> "cast(x.%s as %s)".formatted(Quoted.name(column), typeOf(subjob.targetTable(), column)))
                .collect(Collectors.joining(", "));
    }

    private String typeOf(String table, String column) {
        return catalogue.requireColumn(table, column).type();
    }
}
