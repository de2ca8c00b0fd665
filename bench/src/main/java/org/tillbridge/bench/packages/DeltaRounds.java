package org.tillbridge.bench.packages;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.headquarters.jobs.JobRuns;

/// The same number of changed customers out of few and out of many: release, package, download and
/// apply, in turn.
public final class DeltaRounds {

    private static final String STORE = "001";

    private DeltaRounds() {}

    /// What is measured.
    public record Size(int changed, int few, int many, int rounds) {}

    /// Nanoseconds of a round.
    public record Round(long ofFew, long ofMany) {
        public double ratio() {
            return (double) ofMany / ofFew;
        }
    }

    /// One round more is run before, to warm up.
    public static List<Round> run(Size size, Path folder, PrintWriter progress) {
        List<Round> rounds = new ArrayList<>();
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            progress.printf("Preparing: %,d and %,d customers%n", size.few(), size.many());
            progress.flush();
            try (Chain few = loaded(servers, folder, size.few());
                    Chain many = loaded(servers, folder, size.many())) {
                servers.settle();
                for (int round = 0; round <= size.rounds(); round++) {
                    rounds.add(new Round(
                            travel(few, size.changed(), size.few(), round),
                            travel(many, size.changed(), size.many(), round)));
                    progress.println(rounds.getLast());
                    progress.flush();
                }
            }
        }
        return rounds.subList(1, rounds.size());
    }

    /// The store stands at a package that was built before any of the rows; they are older than
    /// every release, so that none of them is news.
    private static Chain loaded(Servers servers, Path folder, int customers) {
        Chain.Place place = Chain.Place.in(folder.resolve("of-" + customers));
        ChainDatabases databases = servers.migrated("of_" + customers, place);
        try (Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.MANUAL)) {
            distribute(chain);
        }
        LoadedCustomers.atHeadquarters(databases, customers);
        LoadedCustomers.atStore(databases, STORE, customers);
        databases.tidy();
        return Chain.start(place, databases, JobsConfiguration.Mode.MANUAL);
    }

    private static long travel(Chain chain, int changed, int customers, int round) {
        LoadedCustomers.change(chain.headquarters().database(), changed, customers, round);
        long started = System.nanoTime();
        distribute(chain);
        long took = System.nanoTime() - started;
        requireThere(chain.store(STORE), changed, round);
        return took;
    }

    private static void distribute(Chain chain) {
        var jobs = chain.headquarters().jobs();
        jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        jobs.askForDownload(STORE);
        chain.store(STORE).runDownload();
    }

    private static void requireThere(StoreRuntime store, int changed, int round) {
        int there = store.database()
                .client()
                .sql("select count(*) from customer where email = :email")
                .param("email", "round%d@example.com".formatted(round))
                .query(Integer.class)
                .single();
        if (there != changed) {
            throw new IllegalStateException("%d of %d changed customers arrived".formatted(there, changed));
        }
    }
}
