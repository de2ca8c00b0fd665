package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tillbridge.kernel.search.SearchField;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What a search by fields may name, on the wire.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record SearchFieldBody(String name) {

    static List<SearchFieldBody> all() {
        return Arrays.stream(SearchField.values())
                .filter(field -> field != SearchField.ANY)
                .map(field -> new SearchFieldBody(nameOf(field)))
                .toList();
    }

    static String nameOf(SearchField field) {
        return switch (field) {
            case ANY -> "None";
            case NAME -> "Name";
            case EMAIL -> "Email";
            case PHONE -> "PhoneNumber";
            case ACCOUNT -> "AccountNumber";
            case ADDRESS -> "Address";
            case CARD -> "LoyaltyCardNumber";
        };
    }

    static Optional<SearchField> find(String name) {
        return Arrays.stream(SearchField.values())
                .filter(field -> field != SearchField.ANY && nameOf(field).equals(name))
                .findFirst();
    }

    /// `{"value": […]}`.
    record Page(@JsonProperty("value") List<SearchFieldBody> value) {}
}
