package org.tillbridge.bench.latency;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Preparation;
import org.tillbridge.bench.world.Servers;

/// Customers at a steady rate in continuous mode: how long until the till that created one, and
/// every store, shows its account ID.
public final class LatencyRun {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private LatencyRun() {}

    /// @param rate   customers a second, over all stores
    /// @param warmUp seconds before those that count
    /// @param loaded customers every database holds beforehand
    public record Load(int rate, int seconds, int warmUp, int stores, int loaded) {}

    /// @param answered   the till's POST has its answer
    /// @param atOrigin   the account ID is in the database of the store that created the customer
    /// @param everywhere and in that of every other store
    /// @param steps      the parts of the way back to the till, by name, in their order
    public record Figures(
            Load load,
            int customers,
            Percentiles answered,
            Percentiles atOrigin,
            Percentiles everywhere,
            Map<String, Percentiles> steps) {}

    public static Figures run(Load load, Servers.Profile profile, Path folder, PrintWriter progress) {
        List<String> stores = IntStream.rangeClosed(1, load.stores())
                .mapToObj("%03d"::formatted)
                .toList();
        var place = Chain.Place.in(folder);
        try (Servers servers = Servers.start(folder, stores, profile)) {
            progress.println("Preparing: %d customers in every database".formatted(load.loaded()));
            progress.flush();
            ChainDatabases databases = new Preparation(servers, place).loaded(load.loaded());
            servers.settle();
            try (Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.CONTINUOUS)) {
                return servers.profiled(() -> measure(load, chain, databases), progress);
            }
        }
    }

    private static Figures measure(Load load, Chain chain, ChainDatabases databases) {
        Map<String, WatchStore> watchers = new TreeMap<>();
        databases.stores().keySet().forEach(id -> watchers.put(id, new WatchStore(databases, id)));
        try {
            var tills = new SteadyTills(chain.door(), List.copyOf(watchers.keySet()));
            create(tills, load.rate(), load.warmUp(), watchers);
            Instant since = Instant.now();
            return figures(load, create(tills, load.rate(), load.seconds(), watchers), Steps.since(databases, since));
        } finally {
            watchers.values().forEach(WatchStore::close);
        }
    }

    private static Queue<Journey> create(SteadyTills tills, int rate, int seconds, Map<String, WatchStore> watchers) {
        Queue<Journey> journeys = new ConcurrentLinkedQueue<>();
        tills.run(rate, rate * seconds, journey -> {
            journeys.add(journey);
            watchers.values().forEach(watcher -> watcher.expect(journey));
        });
        long giveUp = System.nanoTime() + DEADLINE.toNanos();
        while (!journeys.stream().allMatch(journey -> journey.isSeenBy(watchers.size()))) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Not every customer arrived everywhere within " + DEADLINE);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return journeys;
    }

    private static Figures figures(Load load, Queue<Journey> journeys, Map<String, Percentiles> steps) {
        return new Figures(
                load,
                journeys.size(),
                Percentiles.of(journeys, Journey::millisToAnswer),
                Percentiles.of(journeys, Journey::millisToOrigin),
                Percentiles.of(journeys, Journey::millisToEverywhere),
                steps);
    }
}
