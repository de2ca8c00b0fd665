package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.GivenContact;

/// A change a till wants to make: fields that are not in the draft stay as they are.
///
/// @param customer whom to change
/// @param key the caller's name for the operation, when it has one
/// @param draft the fields to set and to empty
/// @param attributes the values to set of her attributes, by name
/// @param contacts what is said of her e-mails and phones
/// @param seen what the caller saw of the customer; null: whatever it is by now is overwritten
public record CustomerChange(
        CustomerReference customer,
        @Nullable IdempotencyKey key,
        CustomerDraft draft,
        Map<String, GivenValue> attributes,
        List<GivenContact> contacts,
        @Nullable CustomerVersion seen) {

    public CustomerChange {
        attributes = Map.copyOf(attributes);
        contacts = List.copyOf(contacts);
    }

    public CustomerChange(CustomerReference customer, @Nullable IdempotencyKey key, CustomerDraft draft) {
        this(customer, key, draft, Map.of(), List.of(), null);
    }
}
