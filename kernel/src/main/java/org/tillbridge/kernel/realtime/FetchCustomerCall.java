package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer by one of its names.
///
/// @param legalEntity whose she is; null: of the store's own
public record FetchCustomerCall(
        @Nullable UUID customerId,
        @Nullable String accountId,
        @Nullable String legalEntity) {

    public FetchCustomerCall(@Nullable UUID customerId, @Nullable String accountId) {
        this(customerId, accountId, null);
    }
}
