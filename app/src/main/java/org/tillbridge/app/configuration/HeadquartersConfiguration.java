package org.tillbridge.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.api.AdmitCalls.Limits;
import org.tillbridge.headquarters.stores.StoreAdmission.Selling;
import org.tillbridge.headquarters.webhooks.WebhookAddress.PrivateAddresses;

/// What headquarters is told: its door, its database, the ledger, its legal entities and the stores
/// it knows of.
///
/// @param backupRetention how long stores keep what was acknowledged while no backup is known
/// @param sessions        how sessions are tried and kept
/// @param limits          how many calls of stores are worked on
/// @param requests        how people work on requests
/// @param orders          how orders are tried
/// @param changes         what other people's software is told
public record HeadquartersConfiguration(
        Door door,
        DatabaseConfiguration database,
        Path ledgerFile,
        List<LegalEntity> legalEntities,
        List<Store> stores,
        Duration backupRetention,
        Sessions sessions,
        Limits limits,
        Requests requests,
        Orders orders,
        Changes changes) {

    /// What other people's software is told.
    ///
    /// @param retention        how long changes of customers are kept for it
    /// @param keyFile          what the secrets of webhooks are kept under; null: in the data directory
    /// @param privateAddresses whether webhooks may lead to this machine and into private networks
    /// @param disableAfter     how long a webhook may fail before it is told nothing any more
    public record Changes(
            Duration retention, @Nullable Path keyFile, PrivateAddresses privateAddresses, Duration disableAfter) {

        public static final Changes USUAL =
                new Changes(Duration.ofDays(30), null, PrivateAddresses.REFUSED, Duration.ofDays(3));
    }

    /// How orders are tried.
    ///
    /// @param tryCount after so many failures one is held; 0 = never
    public record Orders(int tryCount) {

        public static final Orders USUAL = new Orders(5);
    }

    /// How people work on requests.
    ///
    /// @param editLock   how long somebody who edits one has it alone
    /// @param alarmAfter how long one may be open before it is an alarm
    public record Requests(Duration editLock, Duration alarmAfter) {

        public static final Requests USUAL = new Requests(Duration.ofMinutes(10), Duration.ofMinutes(15));
    }

    /// How sessions are tried and kept.
    ///
    /// @param tryCount  after so many failures a download is suspended; 0 = never
    /// @param retention how long their history is kept
    public record Sessions(int tryCount, Duration retention) {

        public static final Sessions USUAL = new Sessions(3, Duration.ofDays(30));
    }

    /// How long stores keep what headquarters acknowledged while no backup of it is known.
    public static final Duration USUAL_RETENTION = Duration.ofDays(14);

    public HeadquartersConfiguration(
            Door door,
            DatabaseConfiguration database,
            Path ledgerFile,
            List<LegalEntity> legalEntities,
            List<Store> stores) {
        this(
                door,
                database,
                ledgerFile,
                legalEntities,
                stores,
                USUAL_RETENTION,
                Sessions.USUAL,
                Limits.USUAL,
                Requests.USUAL,
                Orders.USUAL,
                Changes.USUAL);
    }

    /// A legal entity and how its account IDs look.
    public record LegalEntity(String id, String name, String accountPrefix, int accountDigits) {}

    /// A store, its legal entity and the group whose packages it is sent.
    ///
    /// @param offline whether it is a register's own database
    /// @param selling whether it is a shop or an online store, and whose settings it follows
    public record Store(String id, String name, String legalEntity, String group, boolean offline, Selling selling) {

        public Store(String id, String name, String legalEntity, String group) {
            this(id, name, legalEntity, group, false, Selling.USUAL);
        }
    }

    public HeadquartersConfiguration {
        legalEntities = List.copyOf(legalEntities);
        stores = List.copyOf(stores);
        List<String> known = legalEntities.stream().map(LegalEntity::id).toList();
        for (Store store : stores) {
            if (!known.contains(store.legalEntity())) {
                throw InvalidConfiguration.because("%s.%s.legal-entity is %s; %s lists %s"
                        .formatted(Catalogue.STORES, store.id(), store.legalEntity(), Catalogue.LEGAL_ENTITIES, known));
            }
            requireOneKind(store, stores);
        }
    }

    private static void requireOneKind(Store store, List<Store> stores) {
        for (Store other : stores) {
            if (other.group().equals(store.group()) && other.offline() != store.offline()) {
                throw InvalidConfiguration.because("%s.%s and %s are of the group %s, but of different kinds"
                        .formatted(Catalogue.STORES, store.id(), other.id(), store.group()));
            }
        }
    }

    static HeadquartersConfiguration from(Settings settings) {
        List<LegalEntity> legalEntities = settings.ids(Catalogue.LEGAL_ENTITIES).stream()
                .map(id -> legalEntity(settings, id))
                .toList();
        return new HeadquartersConfiguration(
                Door.from(settings, "headquarters"),
                DatabaseConfiguration.from(settings, "headquarters.database"),
                settings.path("headquarters.ledger.file"),
                legalEntities,
                settings.ids(Catalogue.STORES).stream()
                        .map(id -> store(settings, id, legalEntities))
                        .toList(),
                settings.duration("headquarters.backups.retention"),
                new Sessions(
                        settings.number("headquarters.sessions.try-count"),
                        settings.duration("headquarters.sessions.retention")),
                new Limits(
                        settings.number("headquarters.limits.calls-at-once"),
                        settings.number("headquarters.limits.transfers-at-once"),
                        settings.number("headquarters.limits.calls-per-second"),
                        settings.number("headquarters.limits.realtime-at-once"),
                        settings.number("headquarters.limits.search-characters"),
                        settings.number("headquarters.limits.operator-calls-per-second")),
                new Requests(
                        settings.duration("headquarters.requests.edit-lock"),
                        settings.duration("headquarters.requests.alarm-after")),
                new Orders(settings.number("headquarters.orders.try-count")),
                new Changes(
                        settings.duration("headquarters.changes.retention"),
                        settings.find("headquarters.webhooks.key-file").isPresent()
                                ? settings.path("headquarters.webhooks.key-file")
                                : null,
                        settings.text("headquarters.webhooks.private-addresses").equals("on")
                                ? PrivateAddresses.ALLOWED
                                : PrivateAddresses.REFUSED,
                        settings.duration("headquarters.webhooks.disable-after")));
    }

    private static LegalEntity legalEntity(Settings settings, String id) {
        String section = Catalogue.LEGAL_ENTITIES + "." + id;
        return new LegalEntity(
                id,
                settings.text(section + ".name"),
                settings.find(section + ".account-prefix").orElse(""),
                settings.number(section + ".account-digits"));
    }

    private static Store store(Settings settings, String id, List<LegalEntity> legalEntities) {
        String section = Catalogue.STORES + "." + id;
        String legalEntity = settings.find(section + ".legal-entity").orElseGet(() -> onlyOne(legalEntities, section));
        boolean offline = settings.text(section + ".kind").equals("offline");
        return new Store(
                id,
                settings.text(section + ".name"),
                legalEntity,
                settings.find(section + ".group").orElse(offline ? legalEntity + "-offline" : legalEntity),
                offline,
                selling(settings, section));
    }

    private static Selling selling(Settings settings, String section) {
        var kind = Selling.Kind.valueOf(settings.text(section + ".type").toUpperCase(Locale.ROOT));
        return new Selling(
                kind, settings.find(section + ".functionality-profile").orElse(kind.usualProfile()));
    }

    private static String onlyOne(List<LegalEntity> legalEntities, String section) {
        if (legalEntities.size() != 1) {
            throw InvalidConfiguration.because(section + ".legal-entity is not set, and there is more than one: "
                    + legalEntities.stream().map(LegalEntity::id).toList());
        }
        return legalEntities.getFirst().id();
    }
}
