package org.tillbridge.kernel.customer;

import org.jspecify.annotations.Nullable;

/// What a store fills in where a new customer's card is blank.
///
/// @param country two letters; the country of addresses, and the region phones are read in
public record CustomerDefaults(
        String country,
        @Nullable String currency,
        @Nullable String language,
        @Nullable String customerGroup) {

    public CustomerDefaults {
        if (!Country.isCountry(country)) {
            throw new IllegalArgumentException("Not a two-letter country of ISO 3166-1: " + country);
        }
    }
}
