package org.tillbridge.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class MovableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private MovableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    public static MovableClock at(String instant) {
        return new MovableClock(Instant.parse(instant));
    }

    public static MovableClock at(Instant instant) {
        return new MovableClock(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves it on; a negative duration moves it back, as clocks of tills do.
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}
