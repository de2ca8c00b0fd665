package org.tillbridge.headquarters.customers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.headquarters.backups.SafePromise;
import org.tillbridge.headquarters.customers.OverdueRequests.Overdue;
import org.tillbridge.headquarters.nodes.HeadquartersNode;
import org.tillbridge.headquarters.nodes.ListNodes;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// One look at everything: every store, what waits or is held and why.
public final class SynchronizationStatus {

    private static final int MOST_REASONS = 20;
    private static final Duration LATELY = Duration.ofHours(1);
    private static final Sql STORES = Sql.of(SynchronizationStatus.class, "store_conditions.sql");
    private static final Sql OPEN_REQUESTS = Sql.of(SynchronizationStatus.class, "open_requests.sql");
    private static final Sql LATENCY = Sql.of(SynchronizationStatus.class, "account_latency.sql");
    private static final Sql HORIZON = Sql.of(SynchronizationStatus.class, "oldest_transaction.sql");

    private final Database database;
    private final InstantSource clock;
    private final Others others;

    /// What others know.
    ///
    /// @param numberingStopped why nobody is given an account ID now, empty while everybody is
    /// @param unfitJobs        jobs that are not exchanged now, each with why
    /// @param usedSequences    number sequences that are nearly or wholly used, each with what to
    ///   do
    /// @param safe             up to which backup a restore loses nothing
    /// @param overdue          requests that have been open for too long
    public record Others(
            Supplier<Optional<String>> numberingStopped,
            Supplier<List<String>> unfitJobs,
            Supplier<List<String>> usedSequences,
            Supplier<SafePromise> safe,
            Supplier<List<Overdue>> overdue) {}

    public SynchronizationStatus(Database database, InstantSource clock, Others others) {
        this.database = database;
        this.clock = clock;
        this.others = others;
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

    /// From the till to the account ID, of the last hour's customers.
    public record Latency(long customers, long medianMs, long p95Ms) {}

    /// Everything in one answer.
    ///
    /// @param asOf             headquarters' time
    /// @param customers        how many customers have an account ID
    /// @param open             the first of what waits or is held
    /// @param numberingStopped why nobody is given an account ID, null while everybody is
    /// @param safe             up to which backup a restore of headquarters loses nothing
    /// @param unfitJobs        jobs that are not exchanged now, each with why
    /// @param quarantined      rows in quarantine, at headquarters and at the stores
    /// @param usedSequences    number sequences that are nearly or wholly used, each with what to
    ///   do
    /// @param nodes            the headquarters processes that are there
    /// @param overdue          requests that have been open for too long, by their reason
    public record Overview(
            Instant asOf,
            long customers,
            List<StoreCondition> stores,
            List<OpenRequest> open,
            Latency latency,
            Horizon horizon,
            @Nullable String numberingStopped,
            SafePromise safe,
            long quarantined,
            List<String> unfitJobs,
            List<String> usedSequences,
            List<HeadquartersNode> nodes,
            List<Overdue> overdue) {
        public Overview {
            overdue = List.copyOf(overdue);
            unfitJobs = List.copyOf(unfitJobs);
            usedSequences = List.copyOf(usedSequences);
            nodes = List.copyOf(nodes);
            stores = List.copyOf(stores);
            open = List.copyOf(open);
        }
    }

    public Overview overview() {
        Instant now = clock.instant();
        long customers = database.client()
                .sql("select count(*) from customer")
                .query(Long.class)
                .single();
        Horizon horizon = HORIZON.one(
                database.client(),
                Map.of(),
                (row, number) -> new Horizon(row.getLong("age_seconds"), row.getString("holder")));
        return new Overview(
                now,
                customers,
                stores(),
                openRequests(),
                latency(now),
                horizon,
                others.numberingStopped().get().orElse(null),
                others.safe().get(),
                new QuarantineEntries(database.client()).totals().all(),
                others.unfitJobs().get(),
                others.usedSequences().get(),
                new ListNodes(database).alive(now),
                others.overdue().get());
    }

    /// The first of what waits or is held; what needs a person comes first.
    public List<OpenRequest> openRequests() {
        return OPEN_REQUESTS.list(
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
    }

    private Latency latency(Instant now) {
        return LATENCY.one(
                database.client(),
                Map.of("since", now.minus(LATELY).atOffset(ZoneOffset.UTC)),
                (row, number) ->
                        new Latency(row.getLong("customers"), row.getLong("median_ms"), row.getLong("p95_ms")));
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
                        row.getLong("clock_offset_ms"),
                        row.getLong("outbox_rows"),
                        Times.instantOrNull(row, "oldest_captured_at"),
                        row.getLong("waiting"),
                        row.getLong("held"),
                        Times.instantOrNull(row, "behind_since"),
                        Times.instantOrNull(row, "applied_at"),
                        row.getString("stopped_reason"),
                        row.getString("channel_group"),
                        row.getBoolean("offline"),
                        Times.instantOrNull(row, "paused_at"),
                        row.getString("trouble"),
                        row.getBoolean("copied"),
                        new StoreCondition.Creation(
                                row.getString("create_customers"),
                                Times.instantOrNull(row, "create_customers_since"),
                                row.getString("wanted_create_customers")),
                        row.getString("unknown_settings")));
    }
}
