package org.tillbridge.exchange.transport;

import java.util.List;
import java.util.UUID;

/// What a store lets headquarters check: first the sums of the pairs (key, number) it knows, by
/// bucket of keys; then the pairs of the buckets headquarters asked for (protocol N4).
public record KnownPairs(List<BucketSum> sums, List<Pair> pairs) {

    /// What headquarters asks a store to run.
    public static final String WISH = "check-accounts";

    public KnownPairs {
        sums = List.copyOf(sums);
        pairs = List.copyOf(pairs);
    }

    /// @param bucket  the lowest 8 bits of the keys' hashes
    /// @param hashSum the sum of the pairs' hashes
    public record BucketSum(int bucket, String hashSum) {}

    /// A key and the number headquarters gave it.
    public record Pair(UUID key, String number) {}

    /// @param buckets whose pairs headquarters wants to see, a few at most; none when all is well
    public record Wanted(List<Integer> buckets) {
        public Wanted {
            buckets = List.copyOf(buckets);
        }
    }
}
