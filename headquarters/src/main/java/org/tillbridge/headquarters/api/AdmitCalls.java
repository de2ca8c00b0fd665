package org.tillbridge.headquarters.api;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Which calls of stores headquarters works on now: a few at once, in the order they came; the
/// others wait for a moment, and come back later when it takes longer. A store that calls too
/// often, or too much at once, is sent away alone.
///
/// A poll that is held is no call that is worked on. Nothing of this is in a table: it protects one
/// process.
public final class AdmitCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AdmitCalls.class);

    static final ErrorCode TOO_MANY = ErrorCode.outage("StoreCallsTooOften");
    static final ErrorCode BUSY = ErrorCode.outage("HeadquartersBusy");

    private static final long MOST_WAITING = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE_OF_ONE_STORE = 8;
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final Limits limits;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<Kind, Semaphore> places;
    private final Refusals refusals = new Refusals();
    /// One small entry per store that ever called; the stores are known, so there are no others.
    private final Map<String, CallBucket> stores = new ConcurrentHashMap<>();

    /// How much is worked on.
    ///
    /// @param callsAtOnce     of all stores
    /// @param transfersAtOnce of all stores
    /// @param callsPerSecond  of one store, for long; twice as many for a moment
    /// @param realtimeAtOnce  tills that wait, of all stores
    /// @param searchCharacters how long a search of all stores is at least
    /// @param operatorCallsPerSecond of one person's or program's token, for long; twice as many for a
    ///   moment
    public record Limits(
            int callsAtOnce,
            int transfersAtOnce,
            int callsPerSecond,
            int realtimeAtOnce,
            int searchCharacters,
            int operatorCallsPerSecond) {

        public static final Limits USUAL = new Limits(10, 64, 200, 4, 4, 200);

        Limits(int callsAtOnce, int transfersAtOnce, int callsPerSecond) {
            this(
                    callsAtOnce,
                    transfersAtOnce,
                    callsPerSecond,
                    USUAL.realtimeAtOnce(),
                    USUAL.searchCharacters(),
                    USUAL.operatorCallsPerSecond());
        }

        public Limits {
            if (callsAtOnce < 1
                    || transfersAtOnce < 1
                    || callsPerSecond < 1
                    || realtimeAtOnce < 1
                    || searchCharacters < 1
                    || operatorCallsPerSecond < 1) {
                throw new IllegalArgumentException("Every limit is 1 or more");
            }
        }
    }

    /// What a call is mostly busy with. A slow line takes no place from a quick question.
    enum Kind {
        /// The database: asked, answered, done.
        QUESTION("headquarters.limits.calls-at-once"),
        /// The database too, while a till waits: it takes its place from no other kind, and none
        /// from it.
        REALTIME("headquarters.limits.realtime-at-once"),
        /// A network: a session or a package.
        TRANSFER("headquarters.limits.transfers-at-once");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    public AdmitCalls(Limits limits) {
        this(limits, PATIENCE, System::nanoTime);
    }

    AdmitCalls(Limits limits, Duration patience, LongSupplier nanoTime) {
        this.limits = limits;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.places = Map.of(
                Kind.QUESTION, new Semaphore(limits.callsAtOnce(), true),
                Kind.REALTIME, new Semaphore(limits.realtimeAtOnce(), true),
                Kind.TRANSFER, new Semaphore(limits.transfersAtOnce(), true));
    }

    Limits limits() {
        return limits;
    }

    /// The right to be worked on, until it is closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Lets a store's call in, until it is closed. Throws `StoreCallsTooOften`.
    Place enter(String channelId) {
        CallBucket calls = stores.computeIfAbsent(
                channelId, id -> new CallBucket(limits.callsPerSecond(), AT_ONCE_OF_ONE_STORE, nanoTime.getAsLong()));
        if (!calls.enter(nanoTime.getAsLong())) {
            throw TillbridgeException.retryAfter(
                    Duration.ofSeconds(1),
                    TOO_MANY,
                    "Store %s makes more than %d calls a second, or %d at once; it comes back in 1 s by itself. If this lasts, look whether it runs twice, or raise headquarters.limits.calls-per-second"
                            .formatted(channelId, limits.callsPerSecond(), AT_ONCE_OF_ONE_STORE));
        }
        return calls::leave;
    }

    /// Waits for a place to be worked on; best after all has been read that the call brings. Throws
    /// `HeadquartersBusy` when that takes too long.
    Place takePlace(Kind kind) {
        Semaphore places = places(kind);
        if (places.getQueueLength() < MOST_WAITING && tryPlace(places)) {
            return places::release;
        }
        refusals.count(kind);
        int pause = 1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_SECONDS);
        throw TillbridgeException.retryAfter(
                Duration.ofSeconds(pause),
                BUSY,
                "Headquarters works on as many calls as %s allows, and more wait; the store comes back in %d s by itself. If this lasts, give headquarters more processors, then raise it"
                        .formatted(kind.key, pause));
    }

    /// Works in the database for somebody who was let in, however long the queue is: a session that
    /// has arrived, a poll that was held when all are woken at once.
    <T> T inTurn(Supplier<T> work) {
        Semaphore places = places(Kind.QUESTION);
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private Semaphore places(Kind kind) {
        return Objects.requireNonNull(places.get(kind));
    }

    private boolean tryPlace(Semaphore places) {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A line in the log twice a minute, not for each call.
    private static final class Refusals {

        private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

        private long counted;
        private long saidAt = System.nanoTime() - PAUSE_NANOS;

        synchronized void count(Kind kind) {
            counted++;
            if (System.nanoTime() - saidAt >= PAUSE_NANOS) {
                LOG.warn("step=AdmitCalls busy={} refused={} key={}", kind, counted, kind.key);
                counted = 0;
                saidAt = System.nanoTime();
            }
        }
    }
}
