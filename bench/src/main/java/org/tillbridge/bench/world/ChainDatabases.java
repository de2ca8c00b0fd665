package org.tillbridge.bench.world;

import java.util.Map;
import java.util.function.Function;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.sql.Database;

/// The databases of one chain: headquarters' and, by their ID, the stores'.
public record ChainDatabases(DatabaseAddress headquarters, Map<String, DatabaseAddress> stores) {

    private static final String HEADQUARTERS_PATH = "staging,master,numbers,sales,exchange,ops,public";
    private static final String STORE_PATH = "channel,public";

    public ChainDatabases {
        stores = Map.copyOf(stores);
    }

    /// Works on headquarters' database with one connection of its own, outside the running chain.
    public <T> T atHeadquarters(Function<Database, T> work) {
        return with(headquarters, HEADQUARTERS_PATH, work);
    }

    /// The same at a store.
    public <T> T atStore(String id, Function<Database, T> work) {
        return with(store(id), STORE_PATH, work);
    }

    /// Where a store's database is.
    public DatabaseAddress store(String id) {
        DatabaseAddress address = stores.get(id);
        if (address == null) {
            throw new IllegalArgumentException("There is no store " + id);
        }
        return address;
    }

    /// Brings the planner's knowledge up to date, as a database that has run for a while has it.
    public void tidy() {
        atHeadquarters(database -> database.client().sql("vacuum analyze").update());
        stores.keySet()
                .forEach(id -> atStore(
                        id, database -> database.client().sql("vacuum analyze").update()));
    }

    private static <T> T with(DatabaseAddress address, String searchPath, Function<Database, T> work) {
        try (var source = DataSources.open(address, searchPath, 1)) {
            return work.apply(new Database(source));
        }
    }
}
