package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;

/// An organization's request to become a business partner, and where it stands.
///
/// @param id     of the customer it becomes when it is approved
/// @param reason why it waits, or was rejected
public record PartnerRequest(
        CustomerId id, String name, Status status, @Nullable String reason) {

    /// What people are told.
    public enum Status {
        PENDING,
        APPROVED,
        REJECTED
    }
}
