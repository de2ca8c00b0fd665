package org.tillbridge.kernel.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a store fills in where a new customer's card is blank: what its default customer has, else
/// what its own configuration says.
///
/// @param country two letters; the country of addresses, and the region phones are read in
/// @param values  the rest
public record CustomerDefaults(String country, Map<CustomerField, String> values) {

    private static final Set<CustomerField> COPIED = EnumSet.of(
            CustomerField.CUSTOMER_TYPE,
            CustomerField.CUSTOMER_GROUP,
            CustomerField.CURRENCY,
            CustomerField.LANGUAGE,
            CustomerField.RECEIPT_OPTION,
            CustomerField.RECEIPT_EMAIL);

    public CustomerDefaults {
        if (!Country.isCountry(country)) {
            throw new IllegalArgumentException("Not a two-letter country of ISO 3166-1: " + country);
        }
        values = withoutBlanks(values);
    }

    /// What a store's configuration says.
    public CustomerDefaults(
            String country, @Nullable String currency, @Nullable String language, @Nullable String customerGroup) {
        this(country, configured(currency, language, customerGroup));
    }

    /// The same behind what a default customer has.
    ///
    /// @param card of the default customer; only what new customers take over is looked at
    public CustomerDefaults behind(Map<CustomerField, String> card) {
        Map<CustomerField, String> both = new EnumMap<>(CustomerField.class);
        both.putAll(values);
        withoutBlanks(card).forEach((field, value) -> {
            if (COPIED.contains(field)) {
                both.put(field, value);
            }
        });
        return new CustomerDefaults(country, both);
    }

    /// What a customer is whose card does not say it.
    public CustomerType usualType() {
        return CustomerType.valueOf(values.getOrDefault(CustomerField.CUSTOMER_TYPE, CustomerType.PERSON.name()));
    }

    private static Map<CustomerField, String> configured(
            @Nullable String currency, @Nullable String language, @Nullable String customerGroup) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        put(values, CustomerField.CURRENCY, currency);
        put(values, CustomerField.LANGUAGE, language);
        put(values, CustomerField.CUSTOMER_GROUP, customerGroup);
        return values;
    }

    private static void put(Map<CustomerField, String> values, CustomerField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static Map<CustomerField, String> withoutBlanks(Map<CustomerField, String> given) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        given.forEach((field, value) -> {
            if (!value.isBlank()) {
                values.put(field, value);
            }
        });
        return Collections.unmodifiableMap(values);
    }
}
