package org.tillbridge.channel.realtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Spares callers the waiting for somebody who does not answer. Some failures in a row open it; it
/// stays open for a pause, then lets one call through, and closes when that one succeeds.
final class CircuitBreaker {

    private final int failuresToOpen;
    private final Duration pause;
    private final InstantSource clock;
    /// Mutable under this object's lock: failures in a row, and until when nobody calls.
    private int failures;

    private Instant closedUntil = Instant.MIN;

    CircuitBreaker(int failuresToOpen, Duration pause, InstantSource clock) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.clock = clock;
    }

    /// Whether this caller may call. After the pause it is one caller that tries; the others go on
    /// without, until that one has succeeded or another pause is over.
    synchronized boolean mayCall() {
        if (failures < failuresToOpen) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        closedUntil = now.plus(pause);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /// Returns whether this failure opened it.
    synchronized boolean failed() {
        failures = Math.min(failures + 1, failuresToOpen);
        closedUntil = clock.instant().plus(pause);
        return failures == failuresToOpen;
    }
}
