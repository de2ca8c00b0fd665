package org.tillbridge.headquarters.accounts;

/// What a batch may claim.
sealed interface ClaimScope {

    /// The customers' buckets one converter works on: every `of`-th, beginning with `share`.
    record BucketShare(int share, int of) implements ClaimScope {}

    /// One customer; another converter that works on her bucket is waited for.
    record OneCustomer(CustomerChain chain, Parked parked) implements ClaimScope {}

    /// Whether requests whose turn had not come are looked at again.
    enum Parked {
        INCLUDED,
        LEFT
    }
}
