package org.tillbridge.headquarters.accounts;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// The beginning of a batch: locks the customers it works on and claims their waiting requests.
final class ClaimRequests {

    private static final int BUCKET_LOCKS = 0x7142;
    private static final Sql LOCK_BUCKETS = Sql.of(ClaimRequests.class, "01_lock_buckets.sql");
    private static final Sql CREATE_CLAIM = Sql.of(ClaimRequests.class, "02_create_claim.sql");
    private static final Sql CLAIM = Sql.of(ClaimRequests.class, "03_claim_waiting_requests.sql");
    private static final Sql CLAIM_CUSTOMERS = Sql.of(ClaimRequests.class, "claim_customers_requests.sql");
    private static final Sql CLAIM_STAGED = Sql.of(ClaimRequests.class, "claim_staged_request.sql");
    private static final String LOCK_THEIR_BUCKETS = """
            select lock_bucket(b.bucket)
            from (select distinct uuid_hash(c) & 63 as bucket from unnest(:customers) c order by 1) b
            """;

    private final JdbcClient client;
    private final OffsetDateTime asOf;

    ClaimRequests(JdbcClient client, OffsetDateTime asOf) {
        this.client = client;
        this.asOf = asOf;
    }

    /// Returns how many requests it claimed, at most `limit`.
    int run(ClaimScope scope, int limit) {
        CREATE_CLAIM.update(client, Map.of());
        int claimed = switch (scope) {
            case ClaimScope.BucketShare share -> claimShare(share, limit);
            case ClaimScope.Customers some -> claimCustomers(some, limit);
            case ClaimScope.Staged staged -> claimStaged(staged);
        };
        if (claimed > 0) {
            PlannerStatistics.refresh(client, "claimed_request", claimed);
        }
        return claimed;
    }

    private int claimShare(ClaimScope.BucketShare share, int limit) {
        List<Integer> buckets = LOCK_BUCKETS.list(
                client,
                Map.of("lock_space", BUCKET_LOCKS, "as_of", asOf, "shares", share.of(), "share", share.share()),
                (row, number) -> row.getInt(1));
        if (buckets.isEmpty()) {
            return 0;
        }
        return CLAIM.update(
                client,
                Map.of(
                        "buckets",
                        buckets.toArray(Integer[]::new),
                        "as_of",
                        asOf,
                        "bucket_size",
                        Math.min(limit, 2 * limit / buckets.size() + 8),
                        "batch_size",
                        limit));
    }

    /// A converter that only tries for a lock does not get it while somebody waits: this one is
    /// next. Whoever waits for several takes them in one order.
    private int claimCustomers(ClaimScope.Customers some, int limit) {
        UUID[] customers =
                some.chains().customers().stream().map(CustomerId::value).toArray(UUID[]::new);
        client.sql(LOCK_THEIR_BUCKETS)
                .param("customers", customers)
                .query((row, number) -> true)
                .list();
        return CLAIM_CUSTOMERS.update(
                client,
                Map.of(
                        "legal_entity",
                        some.chains().legalEntity(),
                        "customers",
                        customers,
                        "due_until",
                        some.parked() == ClaimScope.Parked.INCLUDED ? "infinity" : asOf.toString(),
                        "batch_size",
                        limit));
    }

    private int claimStaged(ClaimScope.Staged staged) {
        staged.stage().run();
        return CLAIM_STAGED.update(client, Map.of("request_id", staged.request()));
    }
}
