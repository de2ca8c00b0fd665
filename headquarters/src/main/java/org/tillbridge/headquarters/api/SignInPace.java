package org.tillbridge.headquarters.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.tillbridge.headquarters.people.SignIn;
import org.tillbridge.kernel.error.TillbridgeException;

/// From one address, so many tries to sign in a minute.
final class SignInPace {

    private static final int MOST = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    /// Mutable: tries by address since the minute began; begins anew with each.
    private final Map<String, Integer> tries = new HashMap<>();

    private Instant since;

    SignInPace(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /// Throws `SignInTooOften`.
    synchronized void enter(String address) {
        Instant now = clock.instant();
        if (!now.isBefore(since.plus(MINUTE))) {
            tries.clear();
            since = now;
        }
        if (tries.merge(address, 1, Integer::sum) > MOST) {
            throw TillbridgeException.retryAfter(
                    MINUTE, SignIn.TOO_MANY, "Too many tries from this address; wait a minute");
        }
    }
}
