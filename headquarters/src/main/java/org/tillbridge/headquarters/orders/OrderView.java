package org.tillbridge.headquarters.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order in a list.
///
/// @param accountId  null while its customer has none
/// @param paid       in its currency
/// @param salesId    the sales order it has become, null before
/// @param orderState of the sales order: OPEN, ON_HOLD, INVOICED, CANCELED
/// @param holdCode   why the sales order is on hold
public record OrderView(
        UUID transactionId,
        String legalEntity,
        String store,
        String kind,
        String receiptId,
        @Nullable String confirmationNumber,
        @Nullable UUID customerId,
        @Nullable String accountId,
        @Nullable String customerName,
        String currency,
        BigDecimal paid,
        LocalDate businessDate,
        Instant receivedAt,
        OrderState state,
        @Nullable String reasonCode,
        @Nullable String reason,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String editedBy,
        @Nullable String salesId,
        @Nullable String orderState,
        @Nullable String holdCode) {}
