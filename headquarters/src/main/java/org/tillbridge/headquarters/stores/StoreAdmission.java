package org.tillbridge.headquarters.stores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Registers stores, and lets them join with a code and the key they have made.
public final class StoreAdmission {

    private static final Duration CODE_LIFE = Duration.ofHours(24);
    private static final Sql REGISTER = Sql.of(StoreAdmission.class, "register_store.sql");
    private static final Sql JOIN = Sql.of(StoreAdmission.class, "join_store.sql");
    private static final Sql ADD_LEGAL_ENTITY = Sql.of(StoreAdmission.class, "add_legal_entity.sql");
    private static final RowMapper<Store> STORE = (row, number) -> store(row);

    private final Database database;
    private final InstantSource clock;
    private final AuditTrail audit;

    public StoreAdmission(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.audit = new AuditTrail(database, clock);
    }

    /// How the account IDs of a legal entity look: a prefix and at least so many digits.
    public record LegalEntity(String legalEntity, String name, String accountPrefix, int accountDigits) {}

    static Store store(ResultSet row) throws SQLException {
        return new Store(
                row.getString("channel_id"),
                row.getString("legal_entity"),
                row.getString("channel_group"),
                row.getString("name"),
                ChannelGroup.Kind.valueOf(row.getString("kind")));
    }

    /// Adds a legal entity with its number sequence; a second call keeps the sequence and takes the
    /// new name.
    public void addLegalEntity(LegalEntity entity) {
        ADD_LEGAL_ENTITY.update(
                database.client(),
                Map.of(
                        "legal_entity", entity.legalEntity(),
                        "name", entity.name(),
                        "prefix", entity.accountPrefix(),
                        "digits", entity.accountDigits()));
    }

    /// How a store sells, and whose settings it follows.
    ///
    /// @param profile its functionality profile; one that is not there yet begins with the defaults
    public record Selling(Kind kind, String profile) {

        /// Where customers are met.
        public enum Kind {
            STORE("default"),
            ONLINE("online");

            private final String usualProfile;

            Kind(String usualProfile) {
                this.usualProfile = usualProfile;
            }

            public String usualProfile() {
                return usualProfile;
            }
        }

        public static final Selling USUAL = new Selling(Kind.STORE, Kind.STORE.usualProfile());
    }

    public void register(Store store) {
        register(store, Selling.USUAL);
    }

    /// Adds the store, or renames it, and keeps everything it has exchanged so far.
    public void register(Store store, Selling selling) {
        REGISTER.update(
                database.client(),
                Map.of(
                        "channel_id", store.channelId(),
                        "legal_entity", store.legalEntity(),
                        "channel_group", store.channelGroup(),
                        "kind", store.kind().name(),
                        "name", store.name(),
                        "selling", selling.kind().name(),
                        "profile", selling.profile()));
    }

    /// Gives a code with which a store can join once within 24 hours; an earlier code stops
    /// working. Empty when there is no such store.
    public Optional<String> newJoinCode(String channelId) {
        String code = JoinCode.fresh();
        return database.inTransaction(() -> save(channelId, code)) ? Optional.of(code) : Optional.empty();
    }

    private boolean save(String channelId, String code) {
        int changed = database.client()
                .sql(
                        "update channel set join_code_hash = :hash, join_code_expires_at = :expires_at where channel_id = :channel_id")
                .param("hash", JoinCode.hashOf(code))
                .param("expires_at", clock.instant().plus(CODE_LIFE).atOffset(ZoneOffset.UTC))
                .param("channel_id", channelId)
                .update();
        if (changed == 1) {
            audit.add(new AuditTrail.Event("store.join-code", "store " + channelId, Map.of()));
        }
        return changed == 1;
    }

    /// Joins the store whose code this is; from now on its new key speaks for it, and no other.
    /// Empty for an unknown, used or expired code.
    public Optional<Store> join(String code, PublicStoreKey key) {
        return database.inTransaction(() -> {
            Optional<Store> joined = joined(code, key);
            joined.ifPresent(store -> audit.add(
                    new AuditTrail.Event("store.join", "store " + store.channelId(), Map.of("key", key.id()))));
            return joined;
        });
    }

    private Optional<Store> joined(String code, PublicStoreKey key) {
        return JOIN
                .list(
                        database.client(),
                        Map.of(
                                "code_hash", JoinCode.hashOf(code),
                                "key_id", key.id(),
                                "public_key", key.encoded(),
                                "as_of", clock.instant().atOffset(ZoneOffset.UTC)),
                        STORE)
                .stream()
                .findFirst();
    }

    public List<Store> stores() {
        return database.client()
                .sql(
                        "select c.channel_id, c.legal_entity, c.channel_group, c.name, g.kind from channel c join channel_group g using (channel_group) order by c.channel_id")
                .query(STORE)
                .list();
    }
}
