package org.tillbridge.acceptance.world;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Looks at one thing again and again, as fast as it can, until it is closed, and remembers all it
/// has seen.
///
/// @param <T> what is seen
public final class Watch<T> implements AutoCloseable {

    private final Map<T, Long> seen = new ConcurrentHashMap<>();
    private final Supplier<T> look;
    private final CompletableFuture<Void> watching;
    /// Mutable: set once, when the watch ends.
    private volatile boolean closed;

    private Watch(Supplier<T> look) {
        this.look = look;
        this.watching = CompletableFuture.runAsync(this::watch, Executors.newVirtualThreadPerTaskExecutor());
    }

    public static <T> Watch<T> over(Supplier<T> look) {
        return new Watch<>(look);
    }

    private void watch() {
        while (!closed) {
            look();
        }
        look();
    }

    private void look() {
        seen.merge(look.get(), 1L, Long::sum);
    }

    /// What was seen, and how often.
    public Map<T, Long> seen() {
        return Map.copyOf(seen);
    }

    /// Ends after one last look. Throws what a look threw.
    @Override
    public void close() {
        closed = true;
        watching.join();
    }
}
