package org.tillbridge.kernel.customer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What a store adds to the card of a new customer.
final class PayloadCompletion {

    private PayloadCompletion() {}

    static CustomerPayload complete(CustomerPayload given, CustomerDefaults store, Supplier<UUID> ids) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        values.putAll(store.values());
        values.putAll(given.values());
        given.find(CustomerField.PHONE)
                .flatMap(phone -> PhoneNumber.parse(phone, store.country()))
                .ifPresent(number -> values.put(CustomerField.PHONE_NUMBER, number));
        CustomerType type =
                CustomerType.valueOf(given.find(CustomerField.CUSTOMER_TYPE).orElseThrow());
        List<AddressPayload> addresses = given.addresses().stream()
                .map(address -> complete(address, type, store, ids))
                .toList();
        return new CustomerPayload(values, Set.of(), addresses);
    }

    private static AddressPayload complete(
            AddressPayload given, CustomerType type, CustomerDefaults store, Supplier<UUID> ids) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        values.put(AddressField.PURPOSE, AddressPurpose.usualFor(type).name());
        values.put(AddressField.COUNTRY, store.country());
        values.putAll(given.values());
        UUID key = given.addressId() == null ? ids.get() : given.addressId();
        return new AddressPayload(key, values, given.primary());
    }
}
