package org.tillbridge.headquarters.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer that a reference can mean.
///
/// @param accountId null while it waits for one
public record CustomerMatch(
        String legalEntity,
        UUID customerId,
        @Nullable String accountId,
        @Nullable String name) {}
