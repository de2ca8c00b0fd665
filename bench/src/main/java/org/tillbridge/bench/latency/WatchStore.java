package org.tillbridge.bench.latency;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.tillbridge.bench.world.Chain;
import org.tillbridge.bench.world.ChainDatabases;
import org.tillbridge.kernel.sql.Database;

/// Looks into a store's database, over a connection of its own, until the account IDs are there.
///
/// For the store's own customers it looks every 2 ms (so a figure is at most that much too large),
/// for the others every 20 ms.
final class WatchStore implements AutoCloseable {

    private static final Duration OFTEN = Duration.ofMillis(2);
    private static final int NOW_AND_THEN = 10;

    private final String store;
    private final Queue<Journey> open = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /// Mutable: set by close().
    private volatile boolean closed;

    WatchStore(ChainDatabases databases, String store) {
        this.store = store;
        this.thread = Thread.ofPlatform().name("watch " + store).start(() -> databases.atStore(store, this::watch));
    }

    void expect(Journey journey) {
        open.add(journey);
    }

    private long watch(Database database) {
        long looks = 0;
        while (!closed) {
            boolean all = looks++ % NOW_AND_THEN == 0;
            List<Journey> wanted = open.stream()
                    .filter(journey -> all || journey.startedAt(store))
                    .toList();
            if (!wanted.isEmpty()) {
                look(database, wanted);
            }
            LockSupport.parkNanos(OFTEN.toNanos());
        }
        return looks;
    }

    private void look(Database database, List<Journey> wanted) {
        List<UUID> arrived = database.client()
                .sql(
                        "select customer_id from customer where legal_entity = :entity and customer_id = any(:customers) and account_id is not null")
                .param("entity", Chain.ENTITY)
                .param("customers", wanted.stream().map(Journey::customer).toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        long now = System.nanoTime();
        wanted.stream()
                .filter(journey -> arrived.contains(journey.customer()))
                .forEach(journey -> journey.seenAt(store, now));
        open.removeIf(journey -> journey.isSeenAt(store));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
