package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;

/// A loyalty card to be issued.
///
/// @param customer whose
/// @param key the caller's name for the operation, when it has one
/// @param number as scanned; null: the store makes one
public record NewLoyaltyCard(
        CustomerReference customer,
        @Nullable IdempotencyKey key,
        @Nullable LoyaltyCardNumber number) {}
