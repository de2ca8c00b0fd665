package org.tillbridge.kernel.customer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A person's full name: the first, middle and last name there is, joined by single blanks (spec
/// 2.5).
final class PersonName {

    private static final List<CustomerField> PARTS =
            List.of(CustomerField.FIRST_NAME, CustomerField.MIDDLE_NAME, CustomerField.LAST_NAME);

    private PersonName() {}

    /// Empty when there is neither a first nor a last name.
    static Optional<String> compose(Map<CustomerField, String> values) {
        if (!values.containsKey(CustomerField.FIRST_NAME) && !values.containsKey(CustomerField.LAST_NAME)) {
            return Optional.empty();
        }
        return Optional.of(PARTS.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(String::strip)
                .collect(Collectors.joining(" ")));
    }

    static List<CustomerField> parts() {
        return PARTS;
    }
}
