package org.tillbridge.headquarters.accounts;

import java.util.UUID;

/// What a batch may claim.
sealed interface ClaimScope {

    /// The customers' buckets one converter works on: every `of`-th, beginning with `share`.
    record BucketShare(int share, int of) implements ClaimScope {}

    /// Some customers; another converter that works on their buckets is waited for.
    record Customers(CustomerChains chains, Parked parked) implements ClaimScope {}

    /// The request that `stage` puts into staging, in the transaction that converts it: nobody is
    /// waited for before the numbers are taken.
    record Staged(UUID request, Runnable stage) implements ClaimScope {}

    /// Whether requests whose turn had not come are looked at again.
    enum Parked {
        INCLUDED,
        LEFT
    }
}
