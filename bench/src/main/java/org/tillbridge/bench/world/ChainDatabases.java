package org.tillbridge.bench.world;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.tillbridge.headquarters.duplicates.FindDuplicates;
import org.tillbridge.headquarters.search.SearchAllStores;
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

    /// Lets headquarters have seen every customer who is there, for search and duplicates: what goes on behind a
    /// conversion
    /// is behind these and not behind those that are measured.
    public void followCustomers() {
        atHeadquarters(database -> new SearchAllStores(database).catchUp(Integer.MAX_VALUE));
        atHeadquarters(database -> new FindDuplicates(database, InstantSource.system()).run(Integer.MAX_VALUE));
    }

    /// Brings the planner's knowledge up to date, as a database that has run for a while has it.
    public void tidy() {
        atHeadquarters(database -> database.client().sql("vacuum analyze").update());
        stores.keySet()
                .forEach(id -> atStore(
                        id, database -> database.client().sql("vacuum analyze").update()));
    }

    private static <T> T with(DatabaseAddress address, String searchPath, Function<Database, T> work) {
        try (var source = DataSources.open(address, searchPath, 2)) {
            return work.apply(new Database(source));
        }
    }
}
