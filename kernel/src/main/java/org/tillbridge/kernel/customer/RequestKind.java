package org.tillbridge.kernel.customer;

/// What a row of the journal asks headquarters for. Those of a part (an address, an affiliation)
/// carry the part's key and only its fields, those of attributes the values by their names, those of contacts
/// the contacts by their keys; the
/// steps of each are of their own.
public enum RequestKind {
    CREATE_CUSTOMER,
    CHANGE_CUSTOMER,
    ADD_ADDRESS,
    CHANGE_ADDRESS,
    DEACTIVATE_ADDRESS,
    JOIN_AFFILIATION,
    LEAVE_AFFILIATION,
    SET_ATTRIBUTES,
    SET_CONTACTS,
    ISSUE_LOYALTY_CARD,
    REQUEST_PARTNER,
    ADD_PARTNER_USER,
    REMOVE_PARTNER_USER
}
