package org.tillbridge.exchange.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tillbridge.kernel.error.TillbridgeException;

/// How long to pause after failures: a random part of a time that doubles (*full jitter*), so that
/// those who failed together do not come back together. Whoever was told when to come back comes
/// later than that, each at a moment of its own.
record BackOff(Duration longest, RandomGenerator random) {

    private static final Duration FIRST = Duration.ofMillis(100);

    /// @param failures how many there were without a success in between
    Duration pause(int failures, RuntimeException last) {
        long ceiling = Math.min(longest.toMillis(), FIRST.toMillis() << Math.min(failures, 16));
        long said = said(last).map(Duration::toMillis).orElse(0L);
        return Duration.ofMillis(said + 1 + random.nextLong(Math.max(said, ceiling)));
    }

    /// When somebody busy asked to be asked again.
    static Optional<Duration> said(RuntimeException failure) {
        return failure instanceof TillbridgeException known ? known.retryAfter() : Optional.empty();
    }
}
