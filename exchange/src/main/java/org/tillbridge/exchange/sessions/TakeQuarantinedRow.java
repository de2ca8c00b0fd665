package org.tillbridge.exchange.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.quarantine.QuarantinedRow;
import org.tillbridge.kernel.sql.Database;

/// Takes a row out of headquarters' quarantine as if it arrived now, alone, in the caller's
/// transaction: the same types, the same conflicts, the same station behind it.
public final class TakeQuarantinedRow {

    private final Database database;
    private final Supplier<Job> job;
    private final UploadedRows rows;

    public TakeQuarantinedRow(Database database, Supplier<Job> job, UploadedRows rows) {
        this.database = database;
        this.job = job;
        this.rows = rows;
    }

    /// The row as it came, or as a person made it.
    ///
    /// @param content a JSON object, each value as text
    /// @param columns its names
    public record Kept(String table, String content, List<String> columns) {
        public Kept {
            columns = List.copyOf(columns);
        }
    }

    /// What became of it.
    public sealed interface Outcome {
        record Taken() implements Outcome {}

        /// The same row is here already.
        record AlreadyHere() implements Outcome {}

        /// The database refuses it, still or again.
        record Refused(String reason) implements Outcome {}

        /// Its key is here with other content.
        record InConflict(String standing) implements Outcome {}
    }

    public Outcome run(Kept kept, Upload upload) {
        List<Subjob> subjobs = job.get().subjobs();
        Optional<Subjob> subjob = subjobs.stream()
                .filter(known -> known.targetTable().equals(kept.table()))
                .findFirst();
        return subjob.map(known -> take(kept, upload, known))
                .orElseGet(() -> new Outcome.Refused(
                        "Table %s does not come up from the stores any more; tillbridge jobs lists what does"
                                .formatted(kept.table())));
    }

    private Outcome take(Kept kept, Upload upload, Subjob subjob) {
        JdbcClient client = database.client();
        var copy = new TableCopy(database);
        List<Subjob> lines = linesOf(subjob);
        List<String> columns = kept.columns().stream()
                .filter(column ->
                        lines.stream().noneMatch(line -> line.targetTable().equals(column)))
                .toList();
        List<String> strange = columns.stream()
                .filter(column -> !subjob.targetColumns().contains(column))
                .toList();
        job.get()
                .subjobs()
                .forEach(each ->
                        client.sql(copy.statements().createIncomingAnew(each)).update());
        client.sql(copy.statements().sifting().createIncomingText(subjob, columns))
                .update();
        client.sql(copy.statements().sifting().putInText(subjob, columns))
                .param("content", kept.content())
                .update();
        List<QuarantinedRow> refused = new ArrayList<>();
        List<Subjob> all = Stream.concat(Stream.of(subjob), lines.stream()).toList();
        var sift = new SiftRows(database, copy, all, refused::add);
        lines.forEach(line -> putLines(kept, copy, sift, line));
        if (sift.sift(subjob, strange) == 1) {
            Optional<String> standing = standing(copy, subjob);
            if (standing.isPresent()) {
                return new Outcome.InConflict(standing.get());
            }
        }
        Set<String> arrived = all.stream().map(Subjob::targetTable).collect(Collectors.toSet());
        return refused.isEmpty()
                ? accept(sift, upload.of(arrived), refused)
                : new Outcome.Refused(refused.getFirst().reason());
    }

    /// The lines that were kept with their head.
    private List<Subjob> linesOf(Subjob head) {
        return job.get().subjobs().stream()
                .filter(subjob -> subjob.follows(head))
                .toList();
    }

    private void putLines(Kept kept, TableCopy copy, SiftRows sift, Subjob lines) {
        JdbcClient client = database.client();
        client.sql(copy.statements().sifting().createIncomingText(lines, lines.targetColumns()))
                .update();
        client.sql(copy.statements().sifting().putLinesInText(lines))
                .param("content", kept.content())
                .update();
        sift.sift(lines, List.of());
    }

    private Outcome accept(SiftRows sift, Upload upload, List<QuarantinedRow> refused) {
        var accepted = new LongAdder();
        sift.take(1, () -> accepted.add(rows.accept(database.client(), upload)));
        if (!refused.isEmpty()) {
            return new Outcome.Refused(refused.getFirst().reason());
        }
        return accepted.sum() == 0 ? new Outcome.AlreadyHere() : new Outcome.Taken();
    }

    private Optional<String> standing(TableCopy copy, Subjob subjob) {
        return database.client()
                .sql(copy.statements().merging().conflictingIncoming(subjob))
                .query((row, number) -> row.getString("standing"))
                .optional();
    }
}
