package org.tillbridge.kernel.customer;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Makes version 7 UUIDs (RFC 9562): milliseconds first, so that keys made one after the other lie
/// side by side in an index. Within one source they rise strictly, also within a millisecond and
/// when the clock steps back.
///
/// Nobody may read an order or a time from them: clients bring UUIDs of their own.
public final class UuidVersion7 implements Supplier<UUID> {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_SEEDS = 1L << (COUNTER_BITS - 1);
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;

    /// Milliseconds and counter of the last one made; the only state, so that order needs no lock.
    /// A full counter runs over into the next millisecond.
    private final AtomicLong last = new AtomicLong();

    public UuidVersion7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long fresh = (clock.millis() << COUNTER_BITS) | random.nextLong(COUNTER_SEEDS);
        long made = last.accumulateAndGet(fresh, (before, now) -> before >= now ? before + 1 : now);
        long high = ((made >>> COUNTER_BITS) << 16) | VERSION_7 | (made & COUNTER_MASK);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_MASK));
    }
}
