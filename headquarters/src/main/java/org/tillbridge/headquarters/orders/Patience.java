package org.tillbridge.headquarters.orders;

import java.time.Duration;

/// How often an order that fails is tried, and how long it waits in between: a random part of a
/// time that doubles.
///
/// @param tryCount after so many failures it is held; 0 = never
/// @param first    the first of these times, and the least
/// @param longest  no longer than this, also for what waits
public record Patience(int tryCount, Duration first, Duration longest) {

    public static final Patience USUAL = trying(5);

    public static Patience trying(int tryCount) {
        return new Patience(tryCount, Duration.ofSeconds(10), Duration.ofMinutes(15));
    }
}
