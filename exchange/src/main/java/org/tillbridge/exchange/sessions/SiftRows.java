package org.tillbridge.exchange.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.SiftStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.quarantine.Quarantine;
import org.tillbridge.exchange.quarantine.QuarantinedRow;
import org.tillbridge.exchange.quarantine.RefusedData;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Takes a package of which some row was refused: what fits is taken, what does not is kept in
/// quarantine, nothing blocks.
///
/// First by types, as one set. What the taking itself still refuses is found by halving: each half
/// is tried behind a savepoint, until the refused row stands alone.
final class SiftRows {

    private final JdbcClient client;
    private final TableCopy copy;
    private final List<Subjob> subjobs;
    private final Quarantine quarantine;

    SiftRows(Database database, TableCopy copy, List<Subjob> subjobs, Quarantine quarantine) {
        this.client = database.client();
        this.copy = copy;
        this.subjobs = List.copyOf(subjobs);
        this.quarantine = quarantine;
    }

    /// What becomes of a value in a column that is not known here.
    enum Strange {
        /// A store's newer headquarters has columns the store lacks; it gets them when it has them.
        LEFT_ASIDE,
        /// A fact of a store would lose a part.
        REFUSED
    }

    /// Copies the rows in as text; those that fit arrive in `incoming_…`, the others in quarantine.
    /// Returns how many fit; lines count with their head.
    long copyIn(PackageReader reader, Strange strange) {
        long fitting = 0;
        for (Subjob subjob : subjobs) {
            long rows = copyIn(reader, subjob, strange);
            fitting += headOf(subjob).isPresent() ? 0 : rows;
        }
        keepLinesWithoutHead();
        return fitting;
    }

    /// A line whose head is not here, or does not fit, is nothing: it waits for whoever repairs it.
    private void keepLinesWithoutHead() {
        for (Subjob lines : subjobs) {
            Optional<Subjob> head = headOf(lines);
            if (head.isPresent()) {
                client.sql(sifting().linesWithoutHead(lines, head.get()))
                        .query((row, number) -> QuarantinedRow.refused(
                                place(lines, row),
                                "Its row of %s is not in the session, or was refused"
                                        .formatted(head.get().targetTable()),
                                row.getString("content")))
                        .list()
                        .forEach(quarantine::keep);
                client.sql(sifting().forgetLinesWithoutHead(lines, head.get())).update();
            }
        }
    }

    private Optional<Subjob> headOf(Subjob lines) {
        return subjobs.stream().filter(lines::follows).findFirst();
    }

    private List<Subjob> linesOf(Subjob head) {
        return subjobs.stream().filter(subjob -> subjob.follows(head)).toList();
    }

    private long copyIn(PackageReader reader, Subjob subjob, Strange strange) {
        List<CopiedLine> unreadable = new ArrayList<>();
        copy.copyInText(reader, subjob, (line, columns) -> unreadable.add(line));
        List<Column> columns = copy.arriving(reader, subjob);
        unreadable.forEach(line -> quarantine.keep(UnreadableRow.of(line, subjob, columns)));
        return sift(subjob, strange == Strange.REFUSED ? copy.statements().strange(subjob, columns) : List.of());
    }

    /// Parts the rows that lie there as text. Returns how many fit.
    long sift(Subjob subjob, List<String> strange) {
        int fitting = client.sql(sifting().takeFitting(subjob, strange)).update();
        client.sql(sifting().unfitting(subjob, strange))
                .query((row, number) ->
                        QuarantinedRow.refused(place(subjob, row), row.getString("reason"), row.getString("content")))
                .list()
                .forEach(quarantine::keep);
        client.sql(sifting().setAside(subjob)).update();
        return fitting;
    }

    private static QuarantinedRow.Place place(Subjob subjob, ResultSet row) throws SQLException {
        return new QuarantinedRow.Place(subjob.targetTable(), row.getString("row_key"), row.getString("key_values"));
    }

    /// Keeps the removals apart whose key cannot be one.
    void keepUnfitRemovals() {
        for (Subjob subjob : subjobs) {
            client.sql(sifting().takeOutUnfitRemovals(subjob))
                    .query(String.class)
                    .list()
                    .forEach(key -> quarantine.keep(UnreadableRow.removal(subjob, key)));
        }
    }

    /// Runs `taking` over the arrived rows, in as few parts as the refused rows allow.
    void take(long rows, Runnable taking) {
        take(1, rows, taking);
    }

    private void take(long from, long to, Runnable taking) {
        fill(from, to);
        Optional<String> refusal = refusalOf(taking);
        if (refusal.isEmpty()) {
            return;
        }
        if (from >= to) {
            keep(from, refusal.get());
            return;
        }
        long middle = from + (to - from) / 2;
        take(from, middle, taking);
        take(middle + 1, to, taking);
    }

    private Optional<String> refusalOf(Runnable taking) {
        client.sql("savepoint sifted").update();
        try {
            taking.run();
            client.sql("release savepoint sifted").update();
            return Optional.empty();
        } catch (RuntimeException e) {
            Optional<String> reason = RefusedData.reasonOf(e);
            if (reason.isEmpty()) {
                throw e;
            }
            client.sql("rollback to savepoint sifted").update();
            return reason;
        }
    }

    private record Found(Subjob subjob, long place) {}

    /// Fills the incoming tables with these places, counted through all tables of the package;
    /// lines come with their head.
    private void fill(long from, long to) {
        long before = 0;
        for (Subjob subjob : subjobs) {
            long rows = rowsAside(subjob);
            client.sql(sifting().clearIncoming(subjob)).update();
            Optional<Subjob> head = headOf(subjob);
            client.sql(
                            head.isPresent()
                                    ? sifting().putBackLines(subjob, head.get())
                                    : sifting().putBack(subjob, from - before, to - before))
                    .update();
            before += rows;
        }
    }

    private void keep(long number, String reason) {
        Found place = find(number);
        if (place == null) {
            throw new TillbridgeException(
                    ErrorCode.data("PackageNotTaken"), "A package without rows cannot be taken: " + reason);
        }
        client.sql(sifting().rowAside(place.subjob(), linesOf(place.subjob()), place.place()))
                .query((row, at) ->
                        QuarantinedRow.refused(place(place.subjob(), row), reason, row.getString("content")))
                .list()
                .forEach(quarantine::keep);
    }

    private @Nullable Found find(long number) {
        long before = 0;
        for (Subjob subjob : subjobs) {
            long rows = rowsAside(subjob);
            if (number <= before + rows && number > before) {
                return new Found(subjob, number - before);
            }
            before += rows;
        }
        return null;
    }

    private long rowsAside(Subjob subjob) {
        return headOf(subjob).isPresent()
                ? 0
                : client.sql(sifting().countAside(subjob)).query(Long.class).single();
    }

    private SiftStatements sifting() {
        return copy.statements().sifting();
    }
}
