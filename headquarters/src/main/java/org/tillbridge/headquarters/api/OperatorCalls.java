package org.tillbridge.headquarters.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// How often each person or program calls: one that calls too often is sent away alone. Nothing of
/// this is in a table: it protects one process.
final class OperatorCalls {

    static final ErrorCode TOO_OFTEN = ErrorCode.outage("CallsTooOften");

    private static final int AT_ONCE = 32;

    private final int perSecond;
    private final LongSupplier nanoTime;
    /// One small entry per token that ever called; only tokens that are known get one.
    private final Map<String, CallBucket> buckets = new ConcurrentHashMap<>();

    OperatorCalls(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /// Lets a call in, until it leaves. Throws `CallsTooOften`.
    CallBucket enter(String caller) {
        CallBucket bucket =
                buckets.computeIfAbsent(caller, name -> new CallBucket(perSecond, AT_ONCE, nanoTime.getAsLong()));
        if (bucket.enter(nanoTime.getAsLong())) {
            return bucket;
        }
        throw TillbridgeException.retryAfter(
                Duration.ofSeconds(1),
                TOO_OFTEN,
                "%s makes more than %d calls a second, or %d at once; come back in 1 s, and ask for larger pages. If this lasts, raise headquarters.limits.operator-calls-per-second"
                        .formatted(caller, perSecond, AT_ONCE));
    }
}
