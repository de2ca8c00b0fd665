package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerReference;

/// A person who is to become a business partner's user, to have another role, or to be one no more.
///
/// @param role null: she leaves
/// @param key  the caller's name for the operation, when it has one
public record PartnerUserChange(
        CustomerReference partner,
        CustomerReference user,
        PartnerUser.@Nullable Role role,
        @Nullable IdempotencyKey key) {}
