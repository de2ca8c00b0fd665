package org.tillbridge.headquarters.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Requests and orders that have been open at headquarters for too long, and why (spec H06).
public final class OverdueRequests {

    private static final Sql OVERDUE = Sql.of(OverdueRequests.class, "overdue_requests.sql");
    private static final String NOT_YET = "WaitsForConversion";
    private static final String NOT_YET_TEXT = "Waits for the next run of Synchronize customers and channel requests";
    private static final String ORDER = "order";
    private static final String NO_ORDER_YET = "WaitsForOrders";
    private static final String NO_ORDER_YET_TEXT = "Waits for the next run of Synchronize orders";

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
    /// @param what   request or order
    /// @param reason one of their sentences
    /// @param oldest when the first of them arrived
    public record Overdue(String what, String state, String reasonCode, String reason, long requests, Instant oldest) {

        public boolean isOrder() {
            return what.equals(ORDER);
        }
    }

    /// The longest open first.
    public List<Overdue> list() {
        return OVERDUE.list(
                database.client(),
                Map.of("before", clock.instant().minus(limit).atOffset(ZoneOffset.UTC)),
                (row, number) -> overdue(row));
    }

    private static Overdue overdue(ResultSet row) throws SQLException {
        String what = row.getString("what");
        boolean isOrder = what.equals(ORDER);
        return new Overdue(
                what,
                row.getString("state"),
                Objects.requireNonNullElse(row.getString("reason_code"), isOrder ? NO_ORDER_YET : NOT_YET),
                Objects.requireNonNullElse(row.getString("reason"), isOrder ? NO_ORDER_YET_TEXT : NOT_YET_TEXT),
                row.getLong("requests"),
                Times.instant(row, "oldest"));
    }
}
