package org.tillbridge.kernel.sales;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;

/// What a transaction is about, without what a store adds.
///
/// @param customer null: the store's default customer
public record TransactionContent(
        TransactionKind kind,
        CurrencyCode currency,
        @Nullable CustomerId customer,
        List<SalesLine> lines,
        List<SalesAmount> amounts,
        List<SalesPayment> payments) {

    public TransactionContent {
        lines = List.copyOf(lines);
        amounts = List.copyOf(amounts);
        payments = List.copyOf(payments);
    }

    TransactionContent with(SalesAmount amount) {
        List<SalesAmount> more = new ArrayList<>(amounts);
        more.add(amount);
        return new TransactionContent(kind, currency, customer, lines, more, payments);
    }
}
