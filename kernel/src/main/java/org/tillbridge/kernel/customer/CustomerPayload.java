package org.tillbridge.kernel.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What a row of the journal says: a flat map from columns of `customer` to values, and for a
/// create its addresses. Checked by [CustomerRules]; immutable; always written in the same order.
///
/// @param values the fields set
/// @param cleared the fields emptied by a change
/// @param addresses the addresses of a create, in the order given
public record CustomerPayload(
        Map<CustomerField, String> values, Set<CustomerField> cleared, List<AddressPayload> addresses) {

    public CustomerPayload {
        values = ordered(values);
        cleared = cleared.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(cleared));
        addresses = List.copyOf(addresses);
    }

    public boolean isEmpty() {
        return values.isEmpty() && cleared.isEmpty() && addresses.isEmpty();
    }

    public Optional<String> find(CustomerField field) {
        return Optional.ofNullable(values.get(field));
    }

    /// The card of a new customer with everything the store adds: its defaults where the card is
    /// blank, the phone in E.164, and keys for the addresses that have none.
    public CustomerPayload completed(CustomerDefaults store, Supplier<UUID> ids) {
        return PayloadCompletion.complete(this, store, ids);
    }

    /// The fields after a change; the addresses as they are.
    public CustomerPayload changedBy(CustomerPayload change) {
        Map<CustomerField, String> after = new EnumMap<>(CustomerField.class);
        after.putAll(values);
        after.putAll(change.values());
        after.keySet().removeAll(change.cleared());
        return new CustomerPayload(after, Set.of(), addresses);
    }

    /// `{"name": "…", "email": null, "addresses": [{"address_id": "…", …}]}`
    public String toJson() {
        return PayloadJson.write(this);
    }

    public static CustomerPayload fromJson(String json) {
        return PayloadJson.read(json);
    }

    private static Map<CustomerField, String> ordered(Map<CustomerField, String> values) {
        Map<CustomerField, String> copy = new EnumMap<>(CustomerField.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
