package org.tillbridge.app.verification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.verification.World.KnownStore;
import org.tillbridge.kernel.sql.Sql;

/// V2: one customer, one account ID, wherever a pair is written down: the master, the adopted
/// accounts, the ledger, the stores.
final class CheckAccountPairs {

    private static final Sql SPLIT_CUSTOMERS = Sql.of(CheckAccountPairs.class, "headquarters_split_customers.sql");
    private static final Sql SHARED_ACCOUNTS = Sql.of(CheckAccountPairs.class, "headquarters_shared_accounts.sql");
    private static final Sql JUDGED = Sql.of(CheckAccountPairs.class, "headquarters_judged_pairs.sql");
    private static final Sql HEADQUARTERS_SUMS = Sql.of(CheckAccountPairs.class, "headquarters_pair_sums.sql");
    private static final Sql HEADQUARTERS_ROWS = Sql.of(CheckAccountPairs.class, "headquarters_pairs_of_buckets.sql");
    private static final Sql STORE_SUMS = Sql.of(CheckAccountPairs.class, "store_pair_sums.sql");
    private static final Sql STORE_ROWS = Sql.of(CheckAccountPairs.class, "store_pairs_of_buckets.sql");

    private final World world;
    private final GivenAccounts accounts;
    private final Findings findings = new Findings();

    CheckAccountPairs(World world, GivenAccounts accounts) {
        this.world = world;
        this.accounts = accounts;
    }

    /// Within the snapshot in which the ledger was read.
    void atHeadquarters() {
        findings.lookedAt(accounts.pairs());
        findings.take(SPLIT_CUSTOMERS, accounts.client(), Map.of(), "");
        findings.take(SHARED_ACCOUNTS, accounts.client(), Map.of(), "");
    }

    /// After it: what a store learned meanwhile, headquarters knows too.
    void atStores() {
        world.stores().forEach(this::compare);
    }

    Check check() {
        return findings.check("V2", "one customer has one account ID and one account ID one customer, for ever");
    }

    private void compare(KnownStore store) {
        var known = ComparedRows.of(STORE_SUMS, STORE_ROWS, store.client(), Map.of());
        var given = ComparedRows.of(
                HEADQUARTERS_SUMS, HEADQUARTERS_ROWS, accounts.client(), Map.of("legal_entity", store.legalEntity()));
        findings.lookedAt(new CompareByBuckets(known, given)
                .run(difference -> judge(
                        store, difference.onlyHere().stream().map(Pair::of).toList())));
    }

    private record Pair(String legalEntity, UUID customer, String account) {

        /// Neither the customer nor the legal entity has a blank in it; an account may.
        static Pair of(String key) {
            String[] parts = key.split(" ", 3);
            return new Pair(parts[1], UUID.fromString(parts[0]), parts[2]);
        }
    }

    private void judge(KnownStore store, List<Pair> pairs) {
        JUDGED.list(
                        accounts.client(),
                        Map.of(
                                "legal_entities",
                                        pairs.stream().map(Pair::legalEntity).toArray(String[]::new),
                                "customer_ids",
                                        pairs.stream().map(Pair::customer).toArray(UUID[]::new),
                                "account_ids", pairs.stream().map(Pair::account).toArray(String[]::new)),
                        (row, number) -> "store %s has account %s at customer %s, %s"
                                .formatted(
                                        store.id(),
                                        row.getString("account_id"),
                                        row.getString("customer_id"),
                                        whatHeadquartersSays(
                                                row.getString("other_account"), row.getString("other_customer"))))
                .forEach(findings::violation);
    }

    private static String whatHeadquartersSays(@Nullable String account, @Nullable String customer) {
        if (account != null) {
            return "headquarters gave this customer account " + account;
        }
        return customer == null
                ? "headquarters never gave it to anyone: numbering must stop until a person has looked"
                : "headquarters gave it to customer " + customer;
    }
}
