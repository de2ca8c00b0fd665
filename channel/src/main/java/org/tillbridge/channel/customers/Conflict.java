package org.tillbridge.channel.customers;

/// Why a key cannot be used again.
public enum Conflict {
    /// The idempotency key was used for an operation with other content.
    IDEMPOTENCY_KEY_REUSED,
    /// A customer with this UUID exists already, created with other content or elsewhere.
    CUSTOMER_ALREADY_EXISTS
}
