package org.tillbridge.headquarters.customers;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// What the three jobs have done since a moment: how `tillbridge convert` knows when a store is
/// through.
public final class ConversionProgress {

    private static final Sql STORES = Sql.of(ConversionProgress.class, "store_progress.sql");
    private static final Sql TOTALS = Sql.of(ConversionProgress.class, "conversion_totals.sql");

    private final Database database;
    private final InstantSource clock;

    public ConversionProgress(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A store's part.
    ///
    /// @param wokenAt        when it was last told to run a job
    /// @param outboxRows     rows headquarters lacks, as the store last said
    /// @param sent           it was told to upload, and has sent everything it had then
    /// @param sessions       applied at headquarters since
    /// @param rows           in these sessions
    /// @param appliedRelease the number of the release its last package led to, 0 before the first
    public record StoreProgress(
            String channelId,
            String name,
            boolean joined,
            @Nullable Instant heardAt,
            @Nullable Instant wokenAt,
            long outboxRows,
            boolean sent,
            long sessions,
            long rows,
            long appliedRelease) {}

    /// Headquarters' part.
    ///
    /// @param newlyHeld     by the runs since
    /// @param waiting       all that wait now
    /// @param held          all that need a person now
    /// @param newestRelease the number of the newest release, 0 before the first
    /// @param packages      offered to any store since
    public record Totals(
            long claimed,
            long created,
            long changed,
            long newlyHeld,
            long waiting,
            long held,
            long newestRelease,
            long packages) {}

    /// @param asOf headquarters' time
    public record Progress(Instant asOf, Totals totals, List<StoreProgress> stores) {
        public Progress {
            stores = List.copyOf(stores);
        }
    }

    /// @param since null = now
    public Progress since(@Nullable Instant since) {
        Instant now = clock.instant();
        Map<String, ?> values = Map.of("since", (since == null ? now : since).atOffset(ZoneOffset.UTC));
        Totals totals = TOTALS.one(
                database.client(),
                values,
                (row, number) -> new Totals(
                        row.getLong("claimed"),
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("newly_held"),
                        row.getLong("waiting"),
                        row.getLong("held"),
                        row.getLong("newest_release"),
                        row.getLong("packages")));
        return new Progress(now, totals, stores(values));
    }

    private List<StoreProgress> stores(Map<String, ?> values) {
        return STORES.list(
                database.client(),
                values,
                (row, number) -> new StoreProgress(
                        row.getString("channel_id"),
                        row.getString("name"),
                        row.getBoolean("joined"),
                        Times.instantOrNull(row, "heard_at"),
                        Times.instantOrNull(row, "woken_at"),
                        row.getLong("outbox_rows"),
                        row.getBoolean("sent"),
                        row.getLong("sessions"),
                        row.getLong("rows"),
                        row.getLong("applied_release")));
    }
}
