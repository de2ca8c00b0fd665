package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A till's order, as headquarters is asked for it: the rows the store will write, whatever the
/// answer is, but its receipt.
///
/// @param contentHash of what was asked for
/// @param order    its row, JSON
/// @param lines    its rows, a JSON list, as the amounts and payments are
/// @param customer what was asked for its customer and headquarters may not have yet; null: nobody's
/// @param sentAt   the store's clock when it called
public record OrderCall(
        UUID transactionId,
        String contentHash,
        String order,
        String lines,
        String amounts,
        String payments,
        @Nullable EarlyRequestsCall customer,
        Instant sentAt) {}
