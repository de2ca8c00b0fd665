package org.tillbridge.headquarters.quarantine;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.exchange.quarantine.QuarantinedRow.Kind;
import org.tillbridge.exchange.sessions.TakeQuarantinedRow;
import org.tillbridge.exchange.sessions.Upload;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Tries a row again. One of a store's session is taken like a fresh arrival; one that a store
/// could not take travels to it again.
public final class RetryQuarantinedRow {

    private static final Sql WAKE = Sql.of(RetryQuarantinedRow.class, "wake_requests_behind_row.sql");

    private final Database database;
    private final QuarantineEntries entries;
    private final TakeQuarantinedRow take;
    private final SendRowAgain sending;
    private final Desk desk;

    /// What a person's act needs besides.
    public record Desk(AuditTrail audit, InstantSource clock) {}

    public RetryQuarantinedRow(Database database, TakeQuarantinedRow take, SendRowAgain sending, Desk desk) {
        this.database = database;
        this.entries = new QuarantineEntries(database.client());
        this.take = take;
        this.sending = sending;
        this.desk = desk;
    }

    public Result run(long id) {
        return database.inTransaction(
                () -> entries.lockWaiting(id).map(this::retry).orElseGet(() -> closed(id)));
    }

    private Result retry(QuarantineEntry entry) {
        if (entry.direction() == QuarantineEntry.Direction.DOWNLOAD) {
            desk.audit().add(event("quarantine.retry", entry, Map.of("store", entry.store())));
            return sending.run(entry, entries.requireContent(entry.id()).keyValues());
        }
        if (entry.kind() == Kind.UNREADABLE) {
            return new Result(
                    entry.id(),
                    Result.Outcome.WAITING,
                    "%s: it has to be given its values: tillbridge quarantine repair %d COLUMN=VALUE"
                            .formatted(entry.reason(), entry.id()));
        }
        String content =
                Objects.requireNonNull(entries.requireContent(entry.id()).content());
        Result result = take(entry, new Row(content, RowContent.columns(content), null));
        if (result.outcome() == Result.Outcome.TAKEN) {
            desk.audit().add(event("quarantine.retry", entry, Map.of("store", entry.store())));
        }
        return result;
    }

    /// The row to be taken.
    ///
    /// @param repaired the same when a person made it, null when it is as it came
    record Row(
            String content, List<String> columns, @Nullable String repaired) {}

    /// In the transaction that holds the entry's lock.
    Result take(QuarantineEntry entry, Row row) {
        long offset = entries.requireContent(entry.id()).clockOffsetMs();
        var upload = new Upload(
                entry.store(),
                entry.source(),
                entry.since().atOffset(ZoneOffset.UTC),
                Duration.ofMillis(offset),
                Set.of(entry.table()));
        var kept = new TakeQuarantinedRow.Kept(entry.table(), row.content(), row.columns());
        return switch (take.run(kept, upload)) {
            case TakeQuarantinedRow.Outcome.Taken() -> taken(entry, row, "The row is in its table");
            case TakeQuarantinedRow.Outcome.AlreadyHere() ->
                taken(entry, row, "It was here already, with the same content");
            case TakeQuarantinedRow.Outcome.Refused(String reason) ->
                waits(entry, row, new Failure(Kind.REFUSED, reason, null));
            case TakeQuarantinedRow.Outcome.InConflict(String standing) ->
                waits(entry, row, new Failure(Kind.CONFLICT, "Its key is here with other content", standing));
        };
    }

    private Result taken(QuarantineEntry entry, Row row, String how) {
        wakeWhatWaitsBehind(entry);
        entries.close(new QuarantineEntries.Closing(
                entry.id(),
                QuarantineEntry.State.TAKEN,
                how,
                row.repaired(),
                desk.clock().instant()));
        return new Result(entry.id(), Result.Outcome.TAKEN, how);
    }

    private record Failure(
            Kind kind, String reason, @Nullable String standing) {}

    /// Other values that do not do change nothing.
    private Result waits(QuarantineEntry entry, Row row, Failure failure) {
        if (row.repaired() == null) {
            entries.note(new QuarantineEntries.Try(
                    entry.id(),
                    failure.kind(),
                    failure.reason(),
                    failure.standing(),
                    desk.clock().instant()));
        }
        return new Result(entry.id(), Result.Outcome.WAITING, failure.reason());
    }

    void wakeWhatWaitsBehind(QuarantineEntry entry) {
        WAKE.update(database.client(), Map.of("quarantine_id", entry.id()));
    }

    static AuditTrail.Event event(String action, QuarantineEntry entry, Map<String, ?> detail) {
        return new AuditTrail.Event(action, "quarantine " + entry.id(), detail);
    }

    Result closed(long id) {
        String how = entries.list(QuarantineEntries.Wanted.one(id)).stream()
                .findFirst()
                .map(entry -> "It is %s already: %s".formatted(entry.state().name(), entry.closedReason()))
                .orElse("There is no such entry");
        return new Result(id, Result.Outcome.CLOSED, how);
    }
}
