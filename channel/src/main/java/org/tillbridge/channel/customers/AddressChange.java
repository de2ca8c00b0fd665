package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.CustomerReference;

/// What a till wants of a customer's addresses.
///
/// @param customer whose
/// @param key the caller's name for the operation, when it has one
public record AddressChange(
        CustomerReference customer, @Nullable IdempotencyKey key, AddressesAsked asked) {}
