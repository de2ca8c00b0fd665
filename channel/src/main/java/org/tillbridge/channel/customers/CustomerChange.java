package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerReference;

/// A change a till wants to make: fields that are not in the draft stay as they are.
///
/// @param customer whom to change
/// @param key the caller's name for the operation, when it has one
/// @param draft the fields to set and to empty
/// @param particulars what is said of her beside her card
/// @param seen what the caller saw of the customer; null: whatever it is by now is overwritten
public record CustomerChange(
        CustomerReference customer,
        @Nullable IdempotencyKey key,
        CustomerDraft draft,
        GivenParticulars particulars,
        @Nullable CustomerVersion seen) {

    public CustomerChange(CustomerReference customer, @Nullable IdempotencyKey key, CustomerDraft draft) {
        this(customer, key, draft, GivenParticulars.NONE, null);
    }
}
