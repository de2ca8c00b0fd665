package org.tillbridge.headquarters.stores;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Lets a store's database go on after it was restored or copied (protocol U11).
///
/// A person gets a code here and types it in where the right database is. Headquarters then appends
/// an empty session with a new random ID to the store's chain and tells it to that database alone;
/// every other copy finds a head it does not know, and stops (U10).
public final class AdmitDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(AdmitDatabase.class);
    private static final Duration CODE_LIFE = Duration.ofHours(24);
    private static final Sql LOOK = Sql.of(AdmitDatabase.class, "look_at_chain.sql");
    private static final Sql ADMIT = Sql.of(AdmitDatabase.class, "admit_database.sql");

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public AdmitDatabase(Database database, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
        this.ids = ids;
    }

    /// What headquarters has of a store before it is admitted.
    ///
    /// @param stoppedReason why its database uploads nothing, null when it does
    /// @param head          the session headquarters applied last
    /// @param requests      how many requests of the store headquarters has
    public record Preview(
            String channelId,
            String name,
            @Nullable String stoppedReason,
            @Nullable UUID head,
            @Nullable Instant headAppliedAt,
            long requests) {}

    /// Empty when there is no such store.
    public Optional<Preview> preview(String channelId) {
        return LOOK
                .list(
                        database.client(),
                        Map.of("channel_id", channelId),
                        (row, number) -> new Preview(
                                row.getString("channel_id"),
                                row.getString("name"),
                                row.getString("stopped_reason"),
                                row.getObject("head", UUID.class),
                                Times.instantOrNull(row, "applied_at"),
                                row.getLong("requests")))
                .stream()
                .findFirst();
    }

    /// Gives a code with which one database of the store is admitted, once, within 24 hours; an
    /// earlier code stops working. Empty when there is no such store.
    public Optional<String> newCode(String channelId) {
        String code = JoinCode.fresh();
        return database.inTransaction(() -> save(channelId, code)) ? Optional.of(code) : Optional.empty();
    }

    private boolean save(String channelId, String code) {
        int changed = database.client()
                .sql(
                        "update channel set admit_code_hash = :hash, admit_code_expires_at = :expires_at where channel_id = :channel_id")
                .param("hash", JoinCode.hashOf(code))
                .param("expires_at", clock.instant().plus(CODE_LIFE).atOffset(ZoneOffset.UTC))
                .param("channel_id", channelId)
                .update();
        if (changed == 1) {
            audit.add(new AuditTrail.Event("store.admit-code", "store " + channelId, Map.of()));
        }
        return changed == 1;
    }

    /// Appends the empty session that only the caller learns. Empty for a code that is unknown,
    /// used, expired or another store's; if the answer is lost, a person asks for another code.
    public Optional<UUID> run(Store store, String code) {
        UUID base = ids.get();
        int admitted = ADMIT.update(
                database.client(),
                Map.of(
                        "channel_id", store.channelId(),
                        "code_hash", JoinCode.hashOf(code),
                        "session_id", base,
                        "as_of", clock.instant().atOffset(ZoneOffset.UTC)));
        if (admitted == 1) {
            LOG.warn("station=5 step=AdmitDatabase store={} base={}", store.channelId(), base);
        }
        return admitted == 1 ? Optional.of(base) : Optional.empty();
    }
}
