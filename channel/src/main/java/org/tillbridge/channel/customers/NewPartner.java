package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerDraft;

/// An organization that asks to become a business partner.
///
/// @param key  the caller's name for the operation, when it has one
/// @param user who asks; the partner's first user, its administrator
public record NewPartner(@Nullable IdempotencyKey key, CustomerDraft organization, CustomerDraft user) {}
