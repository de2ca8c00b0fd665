package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerId;

/// A customer a till wants to create.
///
/// @param customerId its key, when the caller made one; makes the operation repeatable
/// @param key the caller's name for the operation, when it has one
/// @param draft the card
/// @param particulars what is said of her beside it
public record NewCustomer(
        @Nullable CustomerId customerId,
        @Nullable IdempotencyKey key,
        CustomerDraft draft,
        GivenParticulars particulars) {

    public NewCustomer(@Nullable CustomerId customerId, @Nullable IdempotencyKey key, CustomerDraft draft) {
        this(customerId, key, draft, GivenParticulars.NONE);
    }
}
