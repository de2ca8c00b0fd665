package org.tillbridge.kernel.sales;

/// How a store's orders become sales orders: a setting of the functionality profile (spec 6.2).
public enum OrderMode {
    /// The till has its confirmation number at once; *Synchronize orders* makes the sales order.
    ASYNC,
    /// Headquarters makes the sales order while the till waits; when it cannot, there is no order.
    SYNC,
    /// As SYNC; when headquarters cannot, as ASYNC.
    SYNC_WITH_BACKUP
}
