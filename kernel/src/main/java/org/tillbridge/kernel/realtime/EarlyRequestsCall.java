package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests about one customer that headquarters may not have yet, in their order: journal
/// rows, which their session brings as well.
///
/// @param sentAt the store's clock when it called
public record EarlyRequestsCall(UUID customerId, List<Row> rows, Instant sentAt) {

    public EarlyRequestsCall {
        rows = List.copyOf(rows);
    }

    /// A row of the journal.
    public record Row(
            UUID requestId,
            String kind,
            String payload,
            long baseRowVersion,
            @Nullable String creationMode,
            @Nullable String creationFailure,
            Instant capturedAt,
            @Nullable String idempotencyKey) {}
}
