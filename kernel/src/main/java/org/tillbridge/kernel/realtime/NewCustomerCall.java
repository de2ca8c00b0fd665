package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A till's create, as headquarters is asked for it: the journal row the store will write, whatever
/// the answer is.
///
/// @param requestId  made at the till; the same again is the same request
/// @param customerId made at the till
/// @param payload    the card as the journal holds it, JSON
/// @param capturedAt the store's clock
/// @param sentAt     the store's clock when it called
public record NewCustomerCall(
        UUID requestId,
        UUID customerId,
        String payload,
        Instant capturedAt,
        @Nullable String idempotencyKey,
        Instant sentAt) {}
