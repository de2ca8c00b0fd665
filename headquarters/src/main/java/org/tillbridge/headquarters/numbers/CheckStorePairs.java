package org.tillbridge.headquarters.numbers;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.KnownPairs.BucketSum;
import org.tillbridge.exchange.transport.KnownPairs.Pair;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Checks what stores have seen against the ledger (protocol N4). A pair that a store knows and the
/// ledger lacks means that database and ledger went back together: it is kept, and nobody is
/// numbered until a person has looked.
public final class CheckStorePairs {

    private static final Logger LOG = LoggerFactory.getLogger(CheckStorePairs.class);
    /// Enough to notice, few enough to send.
    private static final int MOST_BUCKETS = 16;

    private static final int MOST_SHOWN = 1_000;
    private static final Sql DIFFERING = Sql.of(CheckStorePairs.class, "differing_buckets.sql");
    private static final Sql LACKING = Sql.of(CheckStorePairs.class, "pairs_the_database_lacks.sql");
    private static final Sql KEEP = Sql.of(CheckStorePairs.class, "keep_unknown_pairs.sql");

    private final Database database;
    private final LedgerPairs ledger;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Runnable reopen;

    /// @param reopen opens the ledger again, which finds that numbering must stop, or may go on
    public CheckStorePairs(Database database, Path ledgerFile, InstantSource clock, Runnable reopen) {
        this.database = database;
        this.ledger = new LedgerPairs(ledgerFile);
        this.audit = new AuditTrail(database, clock);
        this.clock = clock;
        this.reopen = reopen;
    }

    /// Who tells.
    public record Teller(String channelId, String legalEntity) {}

    /// A pair a store knows and the ledger lacks.
    public record Reported(String legalEntity, UUID customerId, String accountId, String channelId) {}

    /// Which of the store's buckets have to be looked at pair by pair.
    public List<Integer> differing(Teller store, List<BucketSum> sums) {
        return DIFFERING.list(
                database.client(),
                Map.of(
                        "legal_entity",
                        store.legalEntity(),
                        "buckets",
                        sums.stream().map(BucketSum::bucket).toArray(Integer[]::new),
                        "sums",
                        sums.stream().map(BucketSum::hashSum).toArray(String[]::new),
                        "most",
                        MOST_BUCKETS),
                (row, number) -> row.getInt("bucket"));
    }

    /// Looks at pairs one by one. Returns how many are unknown here; then numbering has stopped.
    public int check(Teller store, List<Pair> pairs) {
        List<Pair> lacking = pairs.isEmpty() ? List.of() : lackingInTheDatabase(store, pairs);
        List<Pair> unknown = lacking.isEmpty() ? List.of() : lackingInTheLedger(store, lacking);
        if (!unknown.isEmpty()) {
            keep(store, unknown);
            LOG.error("step=CheckStorePairs store={} unknown={} numbering=stopped", store.channelId(), unknown.size());
            reopen.run();
        }
        return unknown.size();
    }

    private List<Pair> lackingInTheDatabase(Teller store, List<Pair> pairs) {
        return LACKING.list(
                database.client(),
                Map.of(
                        "legal_entity", store.legalEntity(),
                        "customer_ids", pairs.stream().map(Pair::key).toArray(UUID[]::new),
                        "account_ids", pairs.stream().map(Pair::number).toArray(String[]::new)),
                (row, number) -> new Pair(row.getObject("customer_id", UUID.class), row.getString("account_id")));
    }

    /// A customer that was deleted here is still in the ledger.
    private List<Pair> lackingInTheLedger(Teller store, List<Pair> pairs) {
        Set<String> wanted = new HashSet<>();
        pairs.forEach(pair -> wanted.add(line(store, pair)));
        if (ledger.exists()) {
            ledger.remove(wanted);
        }
        return pairs.stream().filter(pair -> wanted.contains(line(store, pair))).toList();
    }

    private static String line(Teller store, Pair pair) {
        return "%s\t%s\t%s".formatted(store.legalEntity(), pair.key(), pair.number());
    }

    private void keep(Teller store, List<Pair> unknown) {
        KEEP.update(
                database.client(),
                Map.of(
                        "legal_entity", store.legalEntity(),
                        "channel_id", store.channelId(),
                        "reported_at", clock.instant().atOffset(ZoneOffset.UTC),
                        "customer_ids", unknown.stream().map(Pair::key).toArray(UUID[]::new),
                        "account_ids", unknown.stream().map(Pair::number).toArray(String[]::new)));
    }

    /// The first of those that nobody has looked at yet.
    public List<Reported> reported() {
        return database.client()
                .sql("""
                    select legal_entity, customer_id, account_id, channel_id from unknown_pair
                    where acknowledged_at is null order by legal_entity, account_id, customer_id limit :most
                    """)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Reported(
                        row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list();
    }

    /// A person has looked: what the stores know counts from now on, and numbering goes on above
    /// it. Returns how many pairs there were.
    public int acknowledge() {
        int acknowledged = database.inTransaction(() -> {
            int pairs = database.client()
                    .sql("update unknown_pair set acknowledged_at = :as_of where acknowledged_at is null")
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            audit.add(new AuditTrail.Event("numbering.acknowledge", "numbering", Map.of("pairs", pairs)));
            return pairs;
        });
        reopen.run();
        return acknowledged;
    }
}
