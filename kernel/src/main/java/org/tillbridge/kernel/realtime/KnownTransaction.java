package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionTotals;

/// A transaction of any store, as headquarters has it.
///
/// @param receiptId empty while its store has not sent it
/// @param accountId what its customer is called now
/// @param salesId the sales order it is, or is part of
/// @param status  of its sales order, before it of itself, in lower case
/// @param reason  why it is not further
public record KnownTransaction(
        UUID transactionId,
        String store,
        String registerId,
        @Nullable String staffId,
        @Nullable UUID shiftId,
        long receiptNo,
        String receiptId,
        @Nullable String confirmationNumber,
        @Nullable String accountId,
        @Nullable UUID deliveryAddress,
        @Nullable UUID returned,
        TransactionContent content,
        TransactionTotals totals,
        Instant occurredAt,
        LocalDate businessDate,
        boolean createdOffline,
        @Nullable String salesId,
        String status,
        @Nullable String reason) {}
