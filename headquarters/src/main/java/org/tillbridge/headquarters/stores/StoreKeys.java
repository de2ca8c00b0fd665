package org.tillbridge.headquarters.stores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.CallToken;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The keys that speak for stores: whose a call is, the next key of a store, and the end of all its
/// keys.
public final class StoreKeys {

    private static final Logger LOG = LoggerFactory.getLogger(StoreKeys.class);

    /// How long the key of before still signs, once the next is used: for calls that are under way,
    /// and for a process that has not looked yet.
    private static final Duration BOTH = Duration.ofMinutes(10);

    private static final Sql FIND = Sql.of(StoreKeys.class, "find_caller.sql");
    private static final Sql NOTE_USE = Sql.of(StoreKeys.class, "note_key_use.sql");
    private static final Sql ADD = Sql.of(StoreKeys.class, "add_key.sql");
    private static final Sql REVOKE = Sql.of(StoreKeys.class, "revoke_store.sql");

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    public StoreKeys(Database database, InstantSource clock) {
        this.database = database;
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
    }

    /// A key as people see it.
    ///
    /// @param usedAt   when the store first called with it, null before
    /// @param endsAt   from when it speaks for nobody, null while that is not known
    /// @param strayedAt when a process called that another one had taken over from
    public record Key(
            String keyId,
            Instant addedAt,
            @Nullable Instant usedAt,
            @Nullable Instant endsAt,
            @Nullable Instant strayedAt) {}

    private record Caller(
            Store store, PublicStoreKey key, @Nullable UUID run, boolean used) {

        static Caller of(ResultSet row, int number) throws SQLException {
            return new Caller(
                    StoreAdmission.store(row),
                    new PublicStoreKey(row.getBytes("public_key")),
                    row.getObject("run", UUID.class),
                    row.getObject("used_at") != null);
        }

        boolean isAsBefore(CallToken token) {
            return used && token.run().map(signing -> signing.equals(run)).orElse(true);
        }
    }

    /// Headquarters' time, by which tokens are judged.
    public Instant now() {
        return clock.instant();
    }

    /// Whose call this is: the channel comes from the key, never from what the call says. Empty
    /// when the key is unknown or has ended, or did not sign.
    public Optional<Store> callerOf(CallToken token) {
        Map<String, Object> values = Map.of("key_id", token.keyId(), "as_of", at(now()));
        return FIND.list(database.client(), values, Caller::of).stream()
                .filter(caller -> token.isSignedWith(caller.key()))
                .findFirst()
                .map(caller -> noted(caller, token));
    }

    private Store noted(Caller caller, CallToken token) {
        if (!caller.isAsBefore(token)) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("key_id", token.keyId());
            values.put("run", token.run().orElse(null));
            values.put("as_of", at(now()));
            values.put("others_end_at", at(now().plus(BOTH)));
            NOTE_USE.update(database.client(), values);
        }
        return caller.store();
    }

    /// Lets the next key of a store speak for it, too. Throws `StoreKeyTaken` when it is another
    /// store's.
    public void add(Store store, PublicStoreKey next, String signedWith) {
        database.runInTransaction(() -> {
            int added = ADD.update(
                    database.client(),
                    Map.of(
                            "key_id", next.id(),
                            "channel_id", store.channelId(),
                            "public_key", next.encoded(),
                            "signed_with", signedWith,
                            "as_of", at(now())));
            if (added == 1) {
                LOG.info("step=AddKey store={} key={}", store.channelId(), next.id());
                audit.add(new AuditTrail.Event(
                        "store.key-added", "store " + store.channelId(), Map.of("key", next.id())));
            } else if (list(store.channelId()).stream()
                    .noneMatch(key -> key.keyId().equals(next.id()))) {
                throw new TillbridgeException(
                        ErrorCode.user("StoreKeyTaken"),
                        "The key %s is another store's; make a new one".formatted(next.id()));
            }
        });
    }

    /// From its next call on, nobody speaks for the store until it joins again. How many keys have
    /// ended.
    public int revoke(String channelId) {
        return database.inTransaction(() -> {
            int ended = REVOKE.update(database.client(), Map.of("channel_id", channelId, "as_of", at(now())));
            audit.add(new AuditTrail.Event("store.revoke", "store " + channelId, Map.of("keys", ended)));
            return ended;
        });
    }

    /// The keys that speak for a store now, the newest first.
    public List<Key> list(String channelId) {
        return database.client()
                .sql(
                        "select key_id, added_at, used_at, ends_at, strayed_at from channel_key where channel_id = :channel_id and (ends_at is null or ends_at > :as_of) order by added_at desc, key_id")
                .param("channel_id", channelId)
                .param("as_of", at(now()))
                .query((row, number) -> new Key(
                        row.getString("key_id"),
                        Times.instant(row, "added_at"),
                        Times.instantOrNull(row, "used_at"),
                        Times.instantOrNull(row, "ends_at"),
                        Times.instantOrNull(row, "strayed_at")))
                .list();
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
