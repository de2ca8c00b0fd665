package org.tillbridge.headquarters.repair;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A store's request as an operator sees it.
///
/// @param accountId     null while its customer has none
/// @param customerName  headquarters' name of the customer, or the one the request gives it
/// @param nextAttemptAt null: as soon as possible, or when what it waits for has come
/// @param edits         how often a person has edited it
public record RequestView(
        UUID requestId,
        String legalEntity,
        UUID customerId,
        @Nullable String accountId,
        @Nullable String customerName,
        String kind,
        String store,
        RequestState state,
        @Nullable String reasonCode,
        @Nullable String reason,
        int attempts,
        int edits,
        Instant capturedAt,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant nextAttemptAt) {}
