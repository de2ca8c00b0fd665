package org.tillbridge.channel.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionTotals;

/// A transaction as it was rung up.
///
/// @param account what its customer is called now; null: nobody's, not numbered yet, or unknown here
/// @param state whether headquarters has it
public record SalesTransaction(
        Receipt receipt,
        NewTransaction.Till till,
        @Nullable UUID shift,
        TransactionContent content,
        TransactionTotals totals,
        @Nullable AccountId account,
        @Nullable UUID deliveryAddress,
        @Nullable UUID returned,
        State state) {

    /// How far it is on its way.
    public enum State {
        /// It is in the outbox.
        CAPTURED,
        /// It is in a session that headquarters has not confirmed yet.
        SEALED,
        /// Headquarters has it.
        SENT
    }
}
