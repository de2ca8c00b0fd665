package org.tillbridge.kernel.customer;

/// What a row of the journal asks headquarters for.
public enum RequestKind {
    CREATE_CUSTOMER,
    CHANGE_CUSTOMER
}
