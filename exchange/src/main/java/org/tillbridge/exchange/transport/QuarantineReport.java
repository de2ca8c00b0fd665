package org.tillbridge.exchange.transport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a store keeps in its quarantine: how many rows, and the oldest of them by key and reason,
/// without their content.
///
/// @param waiting all of them
/// @param rows    at most [#MOST]
public record QuarantineReport(long waiting, List<Row> rows) {

    /// More are counted, not named; the next come when these are done with.
    public static final int MOST = 100;

    public QuarantineReport {
        rows = List.copyOf(rows);
    }

    /// @param keyValues its key as a JSON object, null when the store does not know it
    /// @param rowHash   tells it from the other rows of its table
    /// @param source    the package that was the last to bring it
    public record Row(
            String kind,
            String job,
            String table,
            String key,
            @Nullable String keyValues,
            String rowHash,
            UUID source,
            String reason,
            int tries,
            Instant since,
            Instant triedAt) {}

    /// Headquarters has it.
    public record Heard(int named) {}
}
