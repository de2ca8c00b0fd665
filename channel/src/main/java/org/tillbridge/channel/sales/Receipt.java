package org.tillbridge.channel.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a transaction is called once it is rung up.
///
/// @param receiptNo counts the register's receipts without gaps
/// @param receiptId as it is printed
/// @param confirmationNumber an order's name until headquarters has given it a number
/// @param businessDate the store's day it counts to
public record Receipt(
        UUID transactionId,
        String registerId,
        long receiptNo,
        String receiptId,
        @Nullable String confirmationNumber,
        Instant occurredAt,
        LocalDate businessDate) {

    static String idOf(String registerId, long receiptNo) {
        return "%s-%06d".formatted(registerId, receiptNo);
    }
}
