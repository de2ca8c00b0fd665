package org.tillbridge.app.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every key there is. The file, the environment, `tillbridge config` and
/// docs/reference/configuration.md know no other.
final class Catalogue {

    static final String LEGAL_ENTITIES = "headquarters.legal-entities";
    static final String STORES = "headquarters.stores";
    static final String CHANNEL_STORES = "channel.stores";
    private static final String LEGAL_ENTITY = LEGAL_ENTITIES + ".<legal-entity>";
    private static final String STORE = STORES + ".<store>";
    private static final String CHANNEL_STORE = CHANNEL_STORES + ".<store>";

    static final List<Key> KEYS = List.of(
            key(
                    "data.directory",
                    ValueKind.PATH,
                    "./data",
                    "Everything Tillbridge keeps outside a database of yours: embedded databases, spool, logs, tokens."),
            key(
                    "operator.token-file",
                    ValueKind.PATH,
                    "${data.directory}/operator.token",
                    "The token by which commands call headquarters: the one headquarters made, or one of your own (tillbridge tokens)."),
            key("log.level", ValueKind.LOG_LEVEL, "info", "How much is logged."),
            key(
                    "headquarters.address",
                    ValueKind.ADDRESS,
                    "127.0.0.1",
                    "Where headquarters listens. Stores on other machines need one they can reach, for example 0.0.0.0."),
            key(
                    "headquarters.port",
                    ValueKind.PORT,
                    "7070",
                    "Headquarters' one HTTP door: stores' exchange and operators."),
            key(
                    "headquarters.tls.certificate",
                    ValueKind.PATH,
                    null,
                    "What headquarters shows who calls: a certificate and those that signed it (PEM). Needed where other machines call; tillbridge certificates makes one."),
            key("headquarters.tls.key", ValueKind.PATH, null, "The certificate's key (PEM, without a password)."),
            key(
                    "headquarters.database.url",
                    ValueKind.JDBC_URL,
                    null,
                    "A PostgreSQL 17 or newer of yours. Not set: an embedded one in the data directory."),
            key("headquarters.database.user", ValueKind.TEXT, null, "Its user."),
            key(
                    "headquarters.database.password",
                    ValueKind.SECRET,
                    null,
                    "Its password; best given by the environment."),
            key(
                    "headquarters.database.password-file",
                    ValueKind.PATH,
                    null,
                    "A file that holds the password, instead of the password."),
            key(
                    "headquarters.ledger.file",
                    ValueKind.PATH,
                    "${data.directory}/ledger/accounts.ledger",
                    "The ledger of account IDs, outside the database; best on another disk."),
            key(
                    "headquarters.backups.retention",
                    ValueKind.DURATION,
                    "14d",
                    "How long stores keep what headquarters acknowledged while it knows of no backup of its database: "
                            + "a restore of an older backup loses customers. Known backups decide instead."),
            key(
                    "headquarters.sessions.try-count",
                    ValueKind.COUNT,
                    "3",
                    "After so many failures a download is suspended until a person reruns it. 0: it is tried for ever."),
            key(
                    "headquarters.sessions.retention",
                    ValueKind.DURATION,
                    "30d",
                    "How long the history of sessions, packages and releases is kept; what a store still needs is kept longer."),
            key(
                    "headquarters.requests.edit-lock",
                    ValueKind.DURATION,
                    "10m",
                    "How long somebody who edits a held request has it alone, unless it is given back before."),
            key(
                    "headquarters.requests.alarm-after",
                    ValueKind.DURATION,
                    "15m",
                    "A request that waits or is held at headquarters for longer is an alarm: in status, and as a metric."),
            key(
                    "headquarters.orders.try-count",
                    ValueKind.COUNT,
                    "5",
                    "After so many failures an order is held until a person sees to it. 0: it is tried for ever."),
            key(
                    "headquarters.changes.retention",
                    ValueKind.DURATION,
                    "30d",
                    "How long changes of customers are kept for programs that ask for them (GET /api/v1/changes)."),
            key(
                    "headquarters.webhooks.key-file",
                    ValueKind.PATH,
                    null,
                    "What the secrets of webhooks are kept under; made at the first start, readable by its owner only. Not set: webhooks.key in the data directory. "
                            + "Several headquarters processes need the same one."),
            key(
                    "headquarters.webhooks.private-addresses",
                    ValueKind.SWITCH,
                    "off",
                    "Whether webhooks may lead to this machine and into private networks."),
            key(
                    "headquarters.webhooks.disable-after",
                    ValueKind.DURATION,
                    "3d",
                    "How long a webhook may fail before it is told nothing any more, until a person resumes it."),
            key(
                    "headquarters.limits.calls-at-once",
                    ValueKind.AMOUNT,
                    "10",
                    "How many calls of stores are in the database at once. More wait 5 s at most, then come back later."),
            key(
                    "headquarters.limits.transfers-at-once",
                    ValueKind.AMOUNT,
                    "64",
                    "How many sessions and packages cross the network at once; others wait in the same way."),
            key(
                    "headquarters.limits.calls-per-second",
                    ValueKind.AMOUNT,
                    "200",
                    "How many calls a second one store may make; a store that makes more waits alone."),
            key(
                    "headquarters.limits.realtime-at-once",
                    ValueKind.AMOUNT,
                    "4",
                    "How many tills headquarters answers at once (the real-time service); they wait behind no other call."),
            key(
                    "headquarters.limits.search-characters",
                    ValueKind.AMOUNT,
                    "4",
                    "How many characters a till's search of all stores needs; a search of its own store needs one."),
            key(
                    "headquarters.limits.operator-calls-per-second",
                    ValueKind.AMOUNT,
                    "200",
                    "How many calls a second one operator's token may make; twice as many for a moment."),
            key(
                    LEGAL_ENTITY + ".name",
                    ValueKind.TEXT,
                    "${id}",
                    "A legal entity. With none listed there is one, demo."),
            key(LEGAL_ENTITY + ".account-prefix", ValueKind.PREFIX, null, "What every account ID begins with."),
            key(
                    LEGAL_ENTITY + ".account-digits",
                    ValueKind.DIGITS,
                    "6",
                    "How many digits follow the prefix: 6 gives 000001."),
            key(STORE + ".name", ValueKind.TEXT, "${id}", "A store headquarters knows of; it joins with a code."),
            key(
                    STORE + ".legal-entity",
                    ValueKind.WORD,
                    null,
                    "The store's legal entity. Not set: the only one there is."),
            key(
                    STORE + ".group",
                    ValueKind.WORD,
                    null,
                    "Stores of one group are sent the same packages. Not set: one group per legal entity and kind."),
            key(
                    STORE + ".kind",
                    ValueKind.DATABASE_KIND,
                    "channel",
                    "channel: a store's database. offline: a register's own, which is spared what is excluded from offline data."),
            key(
                    STORE + ".type",
                    ValueKind.STORE_TYPE,
                    "store",
                    "store: tills in a shop. online: an online store, with settings of its own."),
            key(
                    STORE + ".functionality-profile",
                    ValueKind.WORD,
                    null,
                    "Whose settings the store follows (tillbridge profiles). Not set: default, of an online store online."),
            key(
                    "channel.headquarters-url",
                    ValueKind.HTTP_URL,
                    null,
                    "Where the stores find headquarters. Not set: where each joined, and to join, http://127.0.0.1:7070."),
            key(
                    "channel.key-age",
                    ValueKind.DURATION,
                    "30d",
                    "How old a store's key becomes before the store changes it by itself."),
            key("channel.address", ValueKind.ADDRESS, "127.0.0.1", "Where the stores listen for their tills."),
            key("channel.port", ValueKind.PORT, "7080", "The stores' HTTP door; the OUN header names the store."),
            key(
                    "channel.tls.certificate",
                    ValueKind.PATH,
                    null,
                    "What the stores show their tills: a certificate and those that signed it (PEM). Needed where tills are other machines."),
            key("channel.tls.key", ValueKind.PATH, null, "The certificate's key (PEM, without a password)."),
            key(
                    "channel.headquarters-ca",
                    ValueKind.PATH,
                    null,
                    "The authority by which stores know headquarters (PEM). Not set: the one each joined with, else the public ones."),
            key(
                    "channel.log-on",
                    ValueKind.LOG_ON,
                    null,
                    "required: each call comes from someone who has logged on (tillbridge staff). Not set: open where the stores listen on the loopback, else required."),
            key(
                    "channel.realtime.time-out",
                    ValueKind.DURATION,
                    "2s",
                    "How long a till waits for headquarters, where it is asked; then the customer is created without it."),
            key(
                    "channel.realtime.failures",
                    ValueKind.AMOUNT,
                    "5",
                    "After so many calls in a row that failed, or took more than half of the time-out, nobody asks for a pause."),
            key(
                    "channel.realtime.pause",
                    ValueKind.DURATION,
                    "30s",
                    "That pause. Then one call tries, and when it succeeds all ask again."),
            key(
                    CHANNEL_STORE + ".realtime",
                    ValueKind.SWITCH,
                    "on",
                    "off: a database that works offline; its creates never ask headquarters."),
            key(
                    CHANNEL_STORE + ".database.url",
                    ValueKind.JDBC_URL,
                    null,
                    "The channel database, PostgreSQL 17 or newer. Not set: an embedded one."),
            key(CHANNEL_STORE + ".database.user", ValueKind.TEXT, null, "Its user."),
            key(
                    CHANNEL_STORE + ".database.password",
                    ValueKind.SECRET,
                    null,
                    "Its password; best given by the environment."),
            key(
                    CHANNEL_STORE + ".database.password-file",
                    ValueKind.PATH,
                    null,
                    "A file that holds the password, instead of the password."),
            key(CHANNEL_STORE + ".port", ValueKind.PORT, null, "A door of this store's own, beside the common one."),
            key(
                    CHANNEL_STORE + ".country",
                    ValueKind.COUNTRY,
                    "US",
                    "The country of phone numbers and addresses that name none."),
            key(
                    CHANNEL_STORE + ".currency",
                    ValueKind.CURRENCY,
                    "USD",
                    "The currency of a new customer that names none."),
            key(
                    CHANNEL_STORE + ".language",
                    ValueKind.LANGUAGE,
                    "en-US",
                    "The language of a new customer that names none."),
            key(
                    CHANNEL_STORE + ".customer-group",
                    ValueKind.WORD,
                    "retail",
                    "The group of a new customer that names none."),
            key(
                    "jobs.mode",
                    ValueKind.JOB_MODE,
                    "continuous",
                    "continuous: each job starts when there is work for it. manual: only by run-now and tillbridge convert."),
            key("jobs.sweep", ValueKind.DURATION, "5s", "How often a job looks at its table although nothing woke it."),
            key(
                    "jobs.longest-back-off",
                    ValueKind.DURATION,
                    "30s",
                    "The longest pause after failures. Each pause is a random part of it, so that stores do not come back together."));

    private Catalogue() {}

    static Optional<Key> find(String path) {
        return KEYS.stream().filter(key -> key.idIn(path).isPresent()).findFirst();
    }

    /// Whether the path leads to keys without being one: `channel.stores` or `channel.stores.s1`.
    static boolean isSection(String path) {
        return KEYS.stream().anyMatch(key -> isSectionOf(key, path));
    }

    /// A key of the id that a path ends with: `headquarters.stores.riga` alone lists the store
    /// riga.
    static Optional<String> declaredBy(String path) {
        String id = path.substring(path.lastIndexOf('.') + 1);
        return KEYS.stream()
                .filter(key -> key.hasId() && path.equals(key.group() + "." + id))
                .map(key -> key.pathOf(id))
                .findFirst();
    }

    private static boolean isSectionOf(Key key, String path) {
        List<String> ours = List.of(key.pattern().split("\\."));
        int depth = path.split("\\.", -1).length;
        return depth < ours.size()
                && new Key(String.join(".", ours.subList(0, depth)), key.kind(), null, "")
                        .idIn(path)
                        .isPresent();
    }

    /// The key a person most likely meant.
    static Optional<String> nearest(String path) {
        Comparator<String> byDistance = Comparator.comparingInt(known -> EditDistance.between(path, known));
        return candidates(path)
                .min(byDistance.thenComparing(Comparator.naturalOrder()))
                .filter(known -> EditDistance.between(path, known) <= Math.max(2, known.length() / 3));
    }

    private static Stream<String> candidates(String path) {
        List<String> given = List.of(path.split("\\.", -1));
        return KEYS.stream().map(key -> {
            int at = List.of(key.pattern().split("\\.")).indexOf(idPartOf(key));
            return at < 0 || at >= given.size() || !given.get(at).matches(ValueKind.WORD_PATTERN)
                    ? key.pattern()
                    : key.pathOf(given.get(at));
        });
    }

    private static String idPartOf(Key key) {
        return key.hasId() ? key.pattern().replaceAll(".*(<[a-z-]+>).*", "$1") : "";
    }

    private static Key key(String pattern, ValueKind kind, @Nullable String byDefault, String description) {
        return new Key(pattern, kind, byDefault, description);
    }
}
