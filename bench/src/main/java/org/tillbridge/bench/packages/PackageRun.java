package org.tillbridge.bench.packages;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.bench.world.Servers;
import org.tillbridge.headquarters.jobs.JobRuns;

/// A full package of many customers, built, sent and applied by a store that has none; beside it
/// the same rows by `COPY` and `MERGE` alone.
public final class PackageRun {

    private static final String STORE = "001";

    private PackageRun() {}

    /// What came of it.
    ///
    /// @param customers  with one address each
    /// @param buildMs    at headquarters, until the package is on its disk
    /// @param applyMs    at the store, in its transaction
    /// @param totalMs    until the store has committed, from its first question on
    /// @param baselineMs `COPY` and `MERGE` of customers and addresses
    /// @param heapLimit  bytes both sides had together
    /// @param heapKept   the most that a collection left of long-lived objects
    public record Figures(
            int customers, long buildMs, long applyMs, long totalMs, long baselineMs, long heapLimit, long heapKept) {

        public double ofBaseline() {
            return (double) baselineMs / applyMs;
        }
    }

    public static Figures run(int customers, Path folder) throws IOException {
        try (Servers servers = Servers.start(folder, List.of(STORE), Servers.Profile.OFF)) {
            Chain.Place place = Chain.Place.in(folder);
            ChainDatabases databases = servers.migrated("package", place);
            LoadedCustomers.atHeadquarters(databases, customers);
            databases.tidy();
            ChainDatabases empty = servers.copy(databases, "baseline");
            servers.settle();
            Figures figures;
            try (Chain chain = Chain.start(place, databases, JobsConfiguration.Mode.MANUAL)) {
                figures = travel(chain, customers);
            }
            long baseline = new CopyAndMerge(folder, STORE).run(databases, empty);
            return new Figures(
                    customers,
                    figures.buildMs(),
                    figures.applyMs(),
                    figures.totalMs(),
                    baseline / 1_000_000,
                    figures.heapLimit(),
                    figures.heapKept());
        }
    }

    private static Figures travel(Chain chain, int customers) {
        var jobs = chain.headquarters().jobs();
        jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        jobs.askForDownload(STORE);
        long started = System.nanoTime();
        StoreRuntime store = chain.store(STORE);
        store.runDownload();
        long total = (System.nanoTime() - started) / 1_000_000;
        long built = chain.headquarters()
                .database()
                .client()
                .sql("select max(took_ms) from package")
                .query(Long.class)
                .single();
        long applied = store.database()
                .client()
                .sql("select took_ms from applied_package where rows >= :rows order by applied_at limit 1")
                .param("rows", 2L * customers)
                .query(Long.class)
                .single();
        return new Figures(
                customers, built, applied, total, 0, Runtime.getRuntime().maxMemory(), kept());
    }

    /// Objects that live long, after the last collection of their part of the heap.
    private static long kept() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
