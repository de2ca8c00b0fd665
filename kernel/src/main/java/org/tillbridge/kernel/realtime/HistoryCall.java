package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer of the store's legal entity bought or ordered, at any store; she is named by one
/// of her names.
///
/// @param most so many of the newest
public record HistoryCall(
        @Nullable UUID customerId, @Nullable String accountId, Which which, int most) {

    /// What is asked for.
    public enum Which {
        /// Orders only.
        ORDERS,
        /// Everything that was rung up for her.
        PURCHASES
    }
}
