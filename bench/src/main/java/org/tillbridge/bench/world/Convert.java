package org.tillbridge.bench.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tillbridge.app.roles.StoreRuntime;
import org.tillbridge.headquarters.jobs.JobRuns;

/// The three jobs in their order, over HTTP: P-0001 of all stores, Synchronize customers and
/// channel requests, 1010 of all stores.
public final class Convert {

    private final Chain chain;

    public Convert(Chain chain) {
        this.chain = chain;
    }

    /// Nanoseconds of each step.
    ///
    /// @param release    1010 at headquarters: naming a release
    /// @param distribute 1010 at the stores, all at once, the package included
    /// @param build      how much of it the package took
    public record Times(long upload, long synchronize, long release, long distribute, long build) {
        public long total() {
            return upload + synchronize + release + distribute;
        }
    }

    public Times run() {
        var jobs = chain.headquarters().jobs();
        long started = System.nanoTime();
        atAllStores(chain.stores(), StoreRuntime::runUpload);
        long uploaded = System.nanoTime();
        jobs.synchronizeCustomers(JobRuns.Trigger.RUN_NOW);
        long synchronizedAt = System.nanoTime();
        jobs.distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        long released = System.nanoTime();
        chain.stores().forEach(store -> jobs.askForDownload(store.identity().channelId()));
        atAllStores(chain.stores(), StoreRuntime::runDownload);
        long distributed = System.nanoTime();
        return new Times(
                uploaded - started,
                synchronizedAt - uploaded,
                released - synchronizedAt,
                distributed - released,
                newestPackage());
    }

    private long newestPackage() {
        return chain.headquarters()
                        .database()
                        .client()
                        .sql("select took_ms from package order by built_at desc limit 1")
                        .query(Long.class)
                        .optional()
                        .orElse(0L)
                * 1_000_000;
    }

    private interface Job {
        Object run(StoreRuntime store);
    }

    private static void atAllStores(Collection<StoreRuntime> stores, Job job) {
        List<Callable<Object>> runs = new ArrayList<>();
        stores.forEach(store -> runs.add(() -> job.run(store)));
        inParallel(runs);
    }

    /// Runs all and waits for all; the first failure is thrown.
    public static void inParallel(List<Callable<Object>> runs) {
        try (var threads = Executors.newFixedThreadPool(runs.size())) {
            for (Future<Object> run : threads.invokeAll(runs)) {
                run.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A store's run failed: " + e.getCause(), e);
        }
    }
}
