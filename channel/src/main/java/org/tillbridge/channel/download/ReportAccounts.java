package org.tillbridge.channel.download;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.KnownPairs;
import org.tillbridge.exchange.transport.KnownPairs.BucketSum;
import org.tillbridge.exchange.transport.KnownPairs.Pair;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Tells headquarters which account IDs this store has seen, so that it notices when it has
/// forgotten one (protocol N4): 256 sums, and the pairs of the few buckets it asks for.
public final class ReportAccounts {

    private static final Sql SUMS = Sql.of(ReportAccounts.class, "account_sums.sql");
    private static final Sql PAIRS = Sql.of(ReportAccounts.class, "accounts_of_bucket.sql");

    private final Database database;
    private final HeadquartersLine line;

    public ReportAccounts(Database database, HeadquartersLine line) {
        this.database = database;
        this.line = line;
    }

    /// Returns how many pairs headquarters wanted to see.
    public int run() {
        int shown = 0;
        for (int bucket : line.checkPairs(new KnownPairs(sums(), List.of())).buckets()) {
            List<Pair> pairs = pairs(bucket);
            line.checkPairs(new KnownPairs(List.of(), pairs));
            shown += pairs.size();
        }
        return shown;
    }

    public List<BucketSum> sums() {
        return SUMS.list(
                database.client(),
                Map.of(),
                (row, number) -> new BucketSum(row.getInt("bucket"), row.getString("hash_sum")));
    }

    public List<Pair> pairs(int bucket) {
        return PAIRS.list(
                database.client(),
                Map.of("bucket", bucket),
                (row, number) -> new Pair(row.getObject("customer_id", UUID.class), row.getString("account_id")));
    }
}
