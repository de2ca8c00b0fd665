package org.tillbridge.channel.customers;

/// How far a customer's oldest open request is on its way; the same words everywhere (decision
/// 0001).
public enum RequestState {
    /// In the store's journal.
    CAPTURED,
    /// In an upload session.
    SEALED,
    /// At headquarters, not answered yet.
    WAITING,
    /// At headquarters, waiting for a person; there is a reason.
    HELD,
    /// Nothing is open.
    DONE
}
