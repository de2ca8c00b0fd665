package org.tillbridge.exchange.sessions;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.SiftStatements;
import org.tillbridge.exchange.jobs.Subjob;
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

    /// Copies the rows in as text; those that fit arrive in `incoming_…`, the others in quarantine.
    /// Returns how many fit.
    long copyIn(PackageReader reader) {
        return subjobs.stream().mapToLong(subjob -> copyIn(reader, subjob)).sum();
    }

    private long copyIn(PackageReader reader, Subjob subjob) {
        copy.copyInText(reader, subjob);
        int fitting = client.sql(copy.statements().takeFitting(subjob)).update();
        client.sql(copy.statements().unfitting(subjob))
                .query((row, number) -> new QuarantinedRow(
                        subjob.targetTable(),
                        row.getString("row_key"),
                        row.getString("reason"),
                        row.getString("content")))
                .list()
                .forEach(quarantine::keep);
        client.sql(sifting().setAside(subjob)).update();
        return fitting;
    }

    /// Keeps the removals apart whose key cannot be one.
    void keepUnfitRemovals() {
        for (Subjob subjob : subjobs) {
            client.sql(sifting().takeOutUnfitRemovals(subjob))
                    .query(String.class)
                    .list()
                    .forEach(key -> quarantine.keep(
                            new QuarantinedRow(subjob.targetTable(), key, "The key of this removal is no key", key)));
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

    private record Place(Subjob subjob, long place) {}

    /// Fills the incoming tables with these places, counted through all tables of the package.
    private void fill(long from, long to) {
        long before = 0;
        for (Subjob subjob : subjobs) {
            long rows = rowsAside(subjob);
            client.sql(sifting().clearIncoming(subjob)).update();
            client.sql(sifting().putBack(subjob, from - before, to - before)).update();
            before += rows;
        }
    }

    private void keep(long number, String reason) {
        Place place = find(number);
        if (place == null) {
            throw new TillbridgeException(
                    ErrorCode.data("PackageNotTaken"), "A package without rows cannot be taken: " + reason);
        }
        client.sql(sifting().rowAside(place.subjob(), place.place()))
                .query((row, at) -> new QuarantinedRow(
                        place.subjob().targetTable(), row.getString("row_key"), reason, row.getString("content")))
                .list()
                .forEach(quarantine::keep);
    }

    private @Nullable Place find(long number) {
        long before = 0;
        for (Subjob subjob : subjobs) {
            long rows = rowsAside(subjob);
            if (number <= before + rows && number > before) {
                return new Place(subjob, number - before);
            }
            before += rows;
        }
        return null;
    }

    private long rowsAside(Subjob subjob) {
        return client.sql(sifting().countAside(subjob)).query(Long.class).single();
    }

    private SiftStatements sifting() {
        return copy.statements().sifting();
    }
}
