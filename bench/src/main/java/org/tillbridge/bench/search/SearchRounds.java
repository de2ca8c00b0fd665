package org.tillbridge.bench.search;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.Store;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Questions of all kinds in turn, each asked once of the product and once of the baseline, over
/// the same customers of one store.
public final class SearchRounds {

    private static final Sql ADD = Sql.of(SearchRounds.class, "add_skewed_customers.sql");
    private static final String STORE = "001";
    private static final int AT_ONCE = 100_000;
    private static final int DIFFERENT_CUSTOMERS = 200;
    private static final int WARM_UP = 20;

    private SearchRounds() {}

    /// What is measured.
    ///
    /// @param questions of each kind
    public record Size(int customers, int questions) {}

    /// Milliseconds of one kind of question.
    public record Measured(QueryKind kind, Latency tillbridge, Latency baseline) {}

    public static List<Measured> run(Size size, Path folder, PrintWriter progress) {
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            ChainDatabases databases = servers.migrated("search", Chain.Place.in(folder.resolve("search")));
            progress.printf("Preparing: %,d customers%n", size.customers());
            progress.flush();
            databases.atStore(STORE, database -> load(database, size.customers()));
            databases.tidy();
            servers.settle();
            return databases.atStore(STORE, database -> measure(database, size));
        }
    }

    private static int load(Database database, int customers) {
        int words = 0;
        for (int first = 1; first <= customers; first += AT_ONCE) {
            words += ADD.update(
                    database.client(),
                    Map.of(
                            "legal_entity",
                            Chain.ENTITY,
                            "first",
                            first,
                            "last",
                            Math.min(customers, first + AT_ONCE - 1)));
        }
        TrigramBaseline.prepare(database.client());
        return words;
    }

    private static List<Measured> measure(Database database, Size size) {
        var store = new Store(STORE, Chain.ENTITY, new CustomerDefaults("LV", "EUR", "lv", "retail"));
        var product = StoreCustomers.of(
                        new CustomerStation(database, store, InstantSource.system(), UUID::randomUUID, () -> {}))
                .search();
        var baseline = new TrigramBaseline(database.client(), Chain.ENTITY);
        List<SampleCustomer> known = SampleCustomer.of(database.client(), Chain.ENTITY, accounts(size.customers()));
        Map<QueryKind, List<Double>> ours = new EnumMap<>(QueryKind.class);
        Map<QueryKind, List<Double>> theirs = new EnumMap<>(QueryKind.class);
        for (int question = -WARM_UP; question < size.questions(); question++) {
            SampleCustomer customer = known.get(Math.floorMod(question, known.size()));
            for (QueryKind kind : QueryKind.values()) {
                String typed = customer.typed(kind);
                double product1 =
                        millis(() -> product.run(CustomerSearch.of(typed)).size(), kind);
                double baseline1 = millis(() -> baseline.run(kind, typed), kind);
                if (question >= 0) {
                    ours.computeIfAbsent(kind, none -> new ArrayList<>()).add(product1);
                    theirs.computeIfAbsent(kind, none -> new ArrayList<>()).add(baseline1);
                }
            }
        }
        List<Measured> measured = new ArrayList<>();
        ours.forEach((kind, millis) ->
                measured.add(new Measured(kind, Latency.of(millis), Latency.of(theirs.getOrDefault(kind, List.of())))));
        return measured;
    }

    private static String[] accounts(int customers) {
        return new SplittableRandom(42)
                .ints(DIFFERENT_CUSTOMERS, 1, customers + 1)
                .distinct()
                .mapToObj("%08d"::formatted)
                .toArray(String[]::new);
    }

    /// Who found nobody has not searched.
    private static double millis(IntSupplier search, QueryKind kind) {
        long started = System.nanoTime();
        int found = search.getAsInt();
        long took = System.nanoTime() - started;
        if (found == 0 && kind != QueryKind.FREQUENT_FULL_NAME) {
            throw new IllegalStateException("Nobody was found by " + kind);
        }
        return took / 1e6;
    }
}
