package org.tillbridge.channel.customers;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerId;

/// A customer a till wants to create.
///
/// @param customerId its key, when the caller made one; makes the operation repeatable
/// @param key the caller's name for the operation, when it has one
/// @param draft the card
/// @param attributes the values of her attributes, by name
public record NewCustomer(
        @Nullable CustomerId customerId,
        @Nullable IdempotencyKey key,
        CustomerDraft draft,
        Map<String, GivenValue> attributes) {

    public NewCustomer {
        attributes = Map.copyOf(attributes);
    }

    public NewCustomer(@Nullable CustomerId customerId, @Nullable IdempotencyKey key, CustomerDraft draft) {
        this(customerId, key, draft, Map.of());
    }
}
