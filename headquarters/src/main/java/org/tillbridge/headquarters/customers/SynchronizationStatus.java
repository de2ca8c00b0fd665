package org.tillbridge.headquarters.customers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// One look at everything: every store, what waits or is held and why.
public final class SynchronizationStatus {

    private static final int MOST_REASONS = 20;
    private static final Sql STORES = Sql.of(SynchronizationStatus.class, "store_conditions.sql");
    private static final Sql OPEN_REQUESTS = Sql.of(SynchronizationStatus.class, "open_requests.sql");
    private static final Sql HORIZON = Sql.of(SynchronizationStatus.class, "oldest_transaction.sql");

    private final Database database;

    public SynchronizationStatus(Database database) {
        this.database = database;
    }

    /// A request that waits or is held, with its reason.
    public record OpenRequest(
            UUID requestId,
            UUID customerId,
            String kind,
            String channelId,
            String state,
            @Nullable String reasonCode,
            String reason,
            Instant receivedAt) {}

    /// The transaction that holds the releases' horizon back.
    ///
    /// @param ageSeconds how old it is; 0 when there is none
    /// @param holder     the application that runs it
    public record Horizon(long ageSeconds, @Nullable String holder) {}

    /// Everything in one answer.
    ///
    /// @param customers how many customers have an account ID
    public record Overview(long customers, List<StoreCondition> stores, List<OpenRequest> open, Horizon horizon) {
        public Overview {
            stores = List.copyOf(stores);
            open = List.copyOf(open);
        }
    }

    public Overview overview() {
        long customers = database.client()
                .sql("select count(*) from customer")
                .query(Long.class)
                .single();
        List<OpenRequest> open = OPEN_REQUESTS.list(
                database.client(),
                Map.of("most", MOST_REASONS),
                (row, number) -> new OpenRequest(
                        row.getObject("request_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getString("kind"),
                        row.getString("channel_id"),
                        row.getString("state"),
                        row.getString("reason_code"),
                        row.getString("reason"),
                        Times.instant(row, "received_at")));
        Horizon horizon = HORIZON.one(
                database.client(),
                Map.of(),
                (row, number) -> new Horizon(row.getLong("age_seconds"), row.getString("holder")));
        return new Overview(customers, stores(), open, horizon);
    }

    public List<StoreCondition> stores() {
        return STORES.list(
                database.client(),
                Map.of(),
                (row, number) -> new StoreCondition(
                        row.getString("channel_id"),
                        row.getString("name"),
                        row.getBoolean("joined"),
                        Times.instantOrNull(row, "heard_at"),
                        row.getLong("outbox_rows"),
                        Times.instantOrNull(row, "oldest_captured_at"),
                        row.getLong("waiting"),
                        row.getLong("held"),
                        row.getBoolean("behind"),
                        Times.instantOrNull(row, "applied_at"),
                        row.getString("stopped_reason")));
    }
}
