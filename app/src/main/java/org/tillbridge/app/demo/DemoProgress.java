package org.tillbridge.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.sql.Sql;

/// What has become of the customers so far.
///
/// @param numbered   customers with an account ID at headquarters
/// @param everywhere customers whose account ID is in every store
record DemoProgress(List<AtStore> stores, long numbered, long everywhere) {

    private static final Sql STORE_PROGRESS = Sql.of(DemoProgress.class, "store_progress.sql");

    DemoProgress {
        stores = List.copyOf(stores);
    }

    /// One store.
    ///
    /// @param created  at its tills
    /// @param waiting  without an answer yet
    /// @param back     whose account ID is back at this, their own store
    /// @param numbered customers with account ID in its database, whoever created them
    /// @param p50Millis till to account ID back at the till, of the last thousand
    record AtStore(
            DemoStore store,
            long created,
            long waiting,
            long held,
            long back,
            long numbered,
            double p50Millis,
            double p95Millis) {}

    static DemoProgress of(DemoChain chain) {
        var stores = new ArrayList<AtStore>();
        for (DemoStore store : chain.stores()) {
            stores.add(STORE_PROGRESS.one(
                    store.database().client(),
                    Map.of(),
                    (row, number) -> new AtStore(
                            store,
                            row.getLong("captured"),
                            row.getLong("waiting"),
                            row.getLong("held"),
                            row.getLong("done"),
                            row.getLong("numbered"),
                            row.getDouble("p50_ms"),
                            row.getDouble("p95_ms"))));
        }
        long numbered = chain.headquarters()
                .client()
                .sql("select count(*) from customer")
                .query(Long.class)
                .single();
        long everywhere = stores.stream().mapToLong(AtStore::numbered).min().orElse(0);
        return new DemoProgress(stores, numbered, everywhere);
    }

    long created() {
        return stores.stream().mapToLong(AtStore::created).sum();
    }

    long waiting() {
        return stores.stream().mapToLong(AtStore::waiting).sum();
    }

    long held() {
        return stores.stream().mapToLong(AtStore::held).sum();
    }

    long back() {
        return stores.stream().mapToLong(AtStore::back).sum();
    }

    /// Nothing is on the way any more: every customer is answered, and what is numbered is in every
    /// store.
    boolean isAtRest() {
        return waiting() == 0 && everywhere == numbered;
    }
}
