package org.tillbridge.acceptance.stations;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.tillbridge.kernel.sql.Database;

/// Words for tests: a transaction that has done its work and stays open until it is told to commit.
final class OpenTransaction implements AutoCloseable {

    private final Database database;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private final AtomicReference<Runnable> lastWork = new AtomicReference<>(() -> {});
    private final Future<?>[] running = new Future<?>[1];

    OpenTransaction(Database database) {
        this.database = database;
    }

    /// Does the work in a transaction of its own, which stays open.
    void run(Runnable work) throws Exception {
        running[0] = thread.submit(() -> database.runInTransaction(() -> {
            work.run();
            done.countDown();
            await(mayCommit);
            lastWork.get().run();
        }));
        if (!done.await(10, TimeUnit.SECONDS)) {
            running[0].get(1, TimeUnit.SECONDS);
        }
    }

    /// Does some more work, then commits.
    void commitAfter(Runnable work) throws Exception {
        lastWork.set(work);
        commit();
    }

    void commit() throws Exception {
        mayCommit.countDown();
        running[0].get(30, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody told the transaction to commit");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mayCommit.countDown();
        thread.close();
    }
}
