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
        List<AddressPayload> addresses = given.addresses().stream()
                .map(address -> complete(address, values, store, ids))
                .toList();
        return new CustomerPayload(values, Set.of(), addresses);
    }

    /// A new address with its key, and with the customer's and the store's where it is blank: name
    /// and phone, usual purpose, country (spec 2.7.1, 2.7.2, 2.7.4).
    static AddressPayload complete(
            AddressPayload given, Map<CustomerField, String> customer, CustomerDefaults store, Supplier<UUID> ids) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        values.putAll(required(customer, store.country()));
        copy(customer, CustomerField.NAME, values, AddressField.NAME);
        copy(customer, CustomerField.PHONE, values, AddressField.PHONE);
        values.putAll(given.values());
        values.computeIfPresent(AddressField.EXTENSIONS, (field, extensions) -> Extensions.changed(null, extensions));
        values.values().removeIf(String::isBlank);
        UUID key = given.addressId() == null ? ids.get() : given.addressId();
        return new AddressPayload(key, values, given.isPrimary());
    }

    /// What no address is without.
    static Map<AddressField, String> required(Map<CustomerField, String> customer, String country) {
        CustomerType type =
                CustomerType.valueOf(customer.getOrDefault(CustomerField.CUSTOMER_TYPE, CustomerType.PERSON.name()));
        return Map.of(AddressField.PURPOSE, AddressPurpose.usualFor(type).name(), AddressField.COUNTRY, country);
    }

    private static void copy(
            Map<CustomerField, String> customer,
            CustomerField from,
            Map<AddressField, String> address,
            AddressField to) {
        String value = customer.get(from);
        if (value != null) {
            address.put(to, value);
        }
    }
}
