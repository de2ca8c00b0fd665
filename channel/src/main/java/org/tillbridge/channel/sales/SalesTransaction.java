package org.tillbridge.channel.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.realtime.KnownTransaction;
import org.tillbridge.kernel.sales.TransactionContent;
import org.tillbridge.kernel.sales.TransactionTotals;

/// A transaction as it was rung up.
///
/// @param store where
/// @param account what its customer is called now; null: nobody's, not numbered yet, or unknown here
/// @param state whether headquarters has it
/// @param atHeadquarters what has become of it, where headquarters has said so
public record SalesTransaction(
        String store,
        Receipt receipt,
        NewTransaction.Till till,
        @Nullable UUID shift,
        TransactionContent content,
        TransactionTotals totals,
        @Nullable AccountId account,
        @Nullable UUID deliveryAddress,
        @Nullable UUID returned,
        State state,
        @Nullable AtHeadquarters atHeadquarters) {

    /// How far it is on its way.
    public enum State {
        /// It is in the outbox.
        CAPTURED,
        /// It is in a session that headquarters has not confirmed yet.
        SEALED,
        /// Headquarters has it.
        SENT
    }

    /// What headquarters says of it.
    ///
    /// @param salesId the sales order it is
    /// @param status  of the sales order, before it of the transaction; null: not asked
    /// @param reason  why it is not further
    public record AtHeadquarters(
            @Nullable String salesId,
            @Nullable String status,
            @Nullable String reason) {}

    /// One that headquarters has, as it is there.
    static SalesTransaction of(KnownTransaction known) {
        return new SalesTransaction(
                known.store(),
                new Receipt(
                        known.transactionId(),
                        known.registerId(),
                        known.receiptNo(),
                        known.receiptId(),
                        known.confirmationNumber(),
                        known.occurredAt(),
                        known.businessDate()),
                new NewTransaction.Till(
                        known.registerId(),
                        known.staffId(),
                        known.createdOffline() ? NewTransaction.Mode.OFFLINE : NewTransaction.Mode.ONLINE),
                known.shiftId(),
                known.content(),
                known.totals(),
                known.accountId() == null ? null : new AccountId(known.accountId()),
                known.deliveryAddress(),
                known.returned(),
                State.SENT,
                new AtHeadquarters(known.salesId(), known.status(), known.reason()));
    }

    /// As it was rung up here, with what headquarters says of it.
    SalesTransaction with(KnownTransaction known) {
        SalesTransaction there = of(known);
        return new SalesTransaction(
                store,
                receipt,
                till,
                shift,
                content,
                totals,
                there.account == null ? account : there.account,
                there.deliveryAddress,
                returned,
                state,
                there.atHeadquarters);
    }
}
