package org.tillbridge.exchange.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row in quarantine, as headquarters lists it.
///
/// @param source       the session, or the package, that brought it
/// @param tries        how often it was tried
/// @param closedReason how it ended, null while it waits
public record QuarantineEntry(
        long id,
        String store,
        Direction direction,
        QuarantinedRow.Kind kind,
        State state,
        String job,
        String table,
        String key,
        UUID source,
        String reason,
        int tries,
        Instant since,
        Instant triedAt,
        @Nullable Instant closedAt,
        @Nullable String closedReason) {

    /// Which way the row was on.
    public enum Direction {
        /// From a store; headquarters keeps it.
        UPLOAD,
        /// To a store; the store keeps it.
        DOWNLOAD
    }

    /// Where it is in its life.
    public enum State {
        WAITING,
        TAKEN,
        DISCARDED
    }
}
