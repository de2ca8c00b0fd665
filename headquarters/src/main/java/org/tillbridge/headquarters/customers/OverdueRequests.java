package org.tillbridge.headquarters.customers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Requests that have been open at headquarters for too long, and why (spec H06).
public final class OverdueRequests {

    private static final Sql OVERDUE = Sql.of(OverdueRequests.class, "overdue_requests.sql");
    private static final String NOT_YET = "WaitsForConversion";
    private static final String NOT_YET_TEXT = "Waits for the next run of Synchronize customers and channel requests";

    private final Database database;
    private final InstantSource clock;
    private final Duration limit;

    /// @param limit how long a request may be open
    public OverdueRequests(Database database, InstantSource clock, Duration limit) {
        this.database = database;
        this.clock = clock;
        this.limit = limit;
    }

    /// Those of one state and reason.
    ///
    /// @param reason one of their sentences
    /// @param oldest when the first of them arrived
    public record Overdue(String state, String reasonCode, String reason, long requests, Instant oldest) {}

    /// The longest open first.
    public List<Overdue> list() {
        return OVERDUE.list(
                database.client(),
                Map.of("before", clock.instant().minus(limit).atOffset(ZoneOffset.UTC)),
                (row, number) -> new Overdue(
                        row.getString("state"),
                        Objects.requireNonNullElse(row.getString("reason_code"), NOT_YET),
                        Objects.requireNonNullElse(row.getString("reason"), NOT_YET_TEXT),
                        row.getLong("requests"),
                        Times.instant(row, "oldest")));
    }
}
