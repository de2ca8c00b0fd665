package org.tillbridge.kernel.customer;

/// How a store creates customers: the one setting of its functionality profile.
public enum CreateCustomers {
    /// At the store, at once; headquarters numbers the customer later.
    ASYNC,
    /// Headquarters is asked, and answers with the account ID; when it cannot be reached, as ASYNC.
    SYNC
}
