package org.tillbridge.app.replay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What a replay is at work with. Stores work at once, and headquarters while they go on, so the
/// times of the phases are more than the time of the replay.
public enum Phase {
    /// New customers, over HTTP, at the stores they buy at first.
    CREATING_CUSTOMERS,
    /// Sales, in the stores' databases.
    RINGING_UP,
    /// Waiting until a day's sales are at headquarters.
    ARRIVING,
    /// Sales validated, and statements calculated and posted.
    POSTING;

    /// How long each was at work.
    static final class Clock {

        private final Map<Phase, Duration> worked = new ConcurrentHashMap<>();

        <T> T during(Phase phase, Supplier<T> work) {
            long started = System.nanoTime();
            try {
                return work.get();
            } finally {
                worked.merge(phase, Duration.ofNanos(System.nanoTime() - started), Duration::plus);
            }
        }

        void during(Phase phase, Runnable work) {
            during(phase, () -> {
                work.run();
                return phase;
            });
        }

        Map<Phase, Duration> worked() {
            return Map.copyOf(worked);
        }
    }
}
