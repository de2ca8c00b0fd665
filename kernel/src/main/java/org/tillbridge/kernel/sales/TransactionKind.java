package org.tillbridge.kernel.sales;

/// What a till rings up.
public enum TransactionKind {
    /// Paid and carried out of the store; may hold lines that are given back.
    SALE,
    /// Everything is given back: quantities and amounts are negative.
    RETURN,
    /// To be delivered or picked up later: becomes a sales order at headquarters.
    CUSTOMER_ORDER,
    /// The same, from a web shop.
    WEB_ORDER;

    public boolean isOrder() {
        return this == CUSTOMER_ORDER || this == WEB_ORDER;
    }
}
