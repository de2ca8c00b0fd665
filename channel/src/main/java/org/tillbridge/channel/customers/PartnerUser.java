package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerId;

/// Who orders for a business partner.
///
/// @param account the user's account ID, as soon as it is here
/// @param active  whether headquarters has numbered and taken the user
public record PartnerUser(CustomerId id, @Nullable String account, String name, Role role, boolean active) {

    /// What a user may do for the partner.
    public enum Role {
        ADMIN,
        USER
    }
}
