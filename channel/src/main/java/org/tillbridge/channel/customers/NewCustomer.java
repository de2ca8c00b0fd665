package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.GivenContact;

/// A customer a till wants to create.
///
/// @param customerId its key, when the caller made one; makes the operation repeatable
/// @param key the caller's name for the operation, when it has one
/// @param draft the card
/// @param attributes the values of her attributes, by name
/// @param contacts her e-mails and phones, the primary ones too
public record NewCustomer(
        @Nullable CustomerId customerId,
        @Nullable IdempotencyKey key,
        CustomerDraft draft,
        Map<String, GivenValue> attributes,
        List<GivenContact> contacts) {

    public NewCustomer {
        attributes = Map.copyOf(attributes);
        contacts = List.copyOf(contacts);
    }

    public NewCustomer(@Nullable CustomerId customerId, @Nullable IdempotencyKey key, CustomerDraft draft) {
        this(customerId, key, draft, Map.of(), List.of());
    }
}
