package org.tillbridge.headquarters.quarantine;

import java.util.Map;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.kernel.sql.Database;

/// A person does without a row, and says why. Its content stays; what waited behind it goes on.
public final class DiscardQuarantinedRow {

    private final Database database;
    private final QuarantineEntries entries;
    private final RetryQuarantinedRow retry;
    private final RetryQuarantinedRow.Desk desk;

    public DiscardQuarantinedRow(Database database, RetryQuarantinedRow retry, RetryQuarantinedRow.Desk desk) {
        this.database = database;
        this.entries = new QuarantineEntries(database.client());
        this.retry = retry;
        this.desk = desk;
    }

    public Result run(long id, String reason) {
        return database.inTransaction(() ->
                entries.lockWaiting(id).map(entry -> discard(entry, reason)).orElseGet(() -> retry.closed(id)));
    }

    private Result discard(QuarantineEntry entry, String reason) {
        retry.wakeWhatWaitsBehind(entry);
        entries.close(new QuarantineEntries.Closing(
                entry.id(),
                QuarantineEntry.State.DISCARDED,
                reason,
                null,
                desk.clock().instant()));
        desk.audit()
                .add(RetryQuarantinedRow.event("quarantine.discard", entry, Map.of())
                        .because(reason));
        return new Result(entry.id(), Result.Outcome.DISCARDED, reason);
    }
}
