package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer of the store's legal entity, by one of its names.
public record FetchCustomerCall(
        @Nullable UUID customerId, @Nullable String accountId) {}
