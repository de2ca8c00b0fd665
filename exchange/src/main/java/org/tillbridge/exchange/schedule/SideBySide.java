package org.tillbridge.exchange.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Runs steps at the same time, each on a thread of its own.
public final class SideBySide {

    private SideBySide() {}

    /// Returns what they returned, in their order, when the last one has ended; if one has failed,
    /// throws what the first of them threw.
    public static <T> List<T> run(List<Supplier<T>> steps) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return results(threads.invokeAll(
                    steps.stream().<Callable<T>>map(step -> step::get).toList()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(ErrorCode.outage("Interrupted"), "Asked to stop while steps were running", e);
        }
    }

    private static <T> List<T> results(List<Future<T>> ended) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : ended) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }
}
