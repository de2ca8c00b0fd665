package org.tillbridge.kernel.customer;

/// What becomes of e-mails and phones beside the primary ones: a setting of the functionality
/// profile (spec B13).
public enum SecondaryContacts {
    TAKEN,
    /// Whoever gives one is told so, and nothing is stored.
    REFUSED,
    /// All the rest is stored.
    IGNORED
}
