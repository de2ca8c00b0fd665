package org.tillbridge.kernel.realtime;

import java.util.List;

/// Transactions that headquarters has, the newest first.
public record KnownTransactions(List<KnownTransaction> transactions) {

    public KnownTransactions {
        transactions = List.copyOf(transactions);
    }
}
