package org.tillbridge.channel.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sales.TransactionContent;

/// What a till asks to be rung up.
///
/// @param transactionId the till's own name for it: the same again is the same transaction
/// @param content with the customer by her UUID, whether this store knows it or not
/// @param returned the transaction whose goods are given back
/// @param occurredAt null: now
public record NewTransaction(
        UUID transactionId,
        Till till,
        TransactionContent content,
        @Nullable UUID deliveryAddress,
        @Nullable UUID returned,
        @Nullable Instant occurredAt) {

    /// The same, with its moment said.
    NewTransaction at(Instant moment) {
        return new NewTransaction(transactionId, till, content, deliveryAddress, returned, moment);
    }

    /// Where and by whom it is rung up.
    ///
    /// @param mode OFFLINE: rung up by a till that could not reach its store
    public record Till(String registerId, @Nullable String staffId, Mode mode) {}

    /// Whether the till had its store behind it.
    public enum Mode {
        ONLINE,
        OFFLINE
    }
}
