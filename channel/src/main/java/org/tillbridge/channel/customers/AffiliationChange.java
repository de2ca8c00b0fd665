package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerReference;

/// A customer who is to join or to leave an affiliation.
///
/// @param customer who
/// @param key the caller's name for the operation, when it has one
public record AffiliationChange(
        CustomerReference customer, @Nullable IdempotencyKey key, String affiliation, Step step) {

    /// What is to happen.
    public enum Step {
        JOIN,
        LEAVE
    }
}
