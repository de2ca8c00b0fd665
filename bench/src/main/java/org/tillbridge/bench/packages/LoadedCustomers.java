package org.tillbridge.bench.packages;

import java.util.Map;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Customers that were not captured by anybody: rows made by SQL, as many as one likes.
public final class LoadedCustomers {

    private static final Sql AT_HEADQUARTERS = Sql.of(LoadedCustomers.class, "add_customers.sql");
    private static final Sql AT_A_STORE = Sql.of(LoadedCustomers.class, "add_store_customers.sql");
    private static final Sql CHANGE = Sql.of(LoadedCustomers.class, "change_customers.sql");
    private static final int AT_ONCE = 100_000;

    private LoadedCustomers() {}

    /// Older than every release: none of them is news.
    public static void atHeadquarters(ChainDatabases databases, int customers) {
        databases.atHeadquarters(database -> add(database, AT_HEADQUARTERS, customers));
    }

    static void atStore(ChainDatabases databases, String store, int customers) {
        databases.atStore(store, database -> add(database, AT_A_STORE, customers));
    }

    private static int add(Database database, Sql statement, int customers) {
        int added = 0;
        for (int first = 1; first <= customers; first += AT_ONCE) {
            added += statement.update(
                    database.client(),
                    Map.of(
                            "legal_entity",
                            Chain.ENTITY,
                            "first",
                            first,
                            "last",
                            Math.min(customers, first + AT_ONCE - 1),
                            "digits",
                            Chain.ACCOUNT_DIGITS));
        }
        return added;
    }

    /// Changes `changed` of `customers`, spread evenly.
    public static void change(Database headquarters, int changed, int customers, int round) {
        int every = customers / changed;
        int done = CHANGE.update(
                headquarters.client(),
                Map.of(
                        "legal_entity",
                        Chain.ENTITY,
                        "every",
                        every,
                        "offset",
                        round % every,
                        "customers",
                        changed,
                        "email",
                        "round%d@example.com".formatted(round)));
        if (done != changed) {
            throw new IllegalStateException("%d of %d customers were changed".formatted(done, changed));
        }
    }
}
