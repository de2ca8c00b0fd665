package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is named how (A10): a person by first and last name, from which the full name is composed;
/// an organization by one
/// name. Nothing given is dropped silently: what cannot be kept is refused.
final class NameRules {

    private NameRules() {}

    static List<Violation> check(Map<CustomerField, String> values) {
        if (isOrganization(values)) {
            return checkOrganization(values);
        }
        String composed = PersonName.compose(values).orElse(null);
        if (composed == null) {
            return List.of(new Violation(
                    Violation.NAME_MISSING,
                    CustomerField.LAST_NAME.column(),
                    "A person needs a first or a last name; an organization says that it is one"));
        }
        String given = values.get(CustomerField.NAME);
        return given == null || given.equals(composed) ? List.of() : List.of(composedFromParts());
    }

    /// Like [#check], but a full name that stays as it is is not looked at: it may come from
    /// elsewhere, without parts.
    static List<Violation> checkChanged(
            CustomerPayload requested, CustomerPayload current, Map<CustomerField, String> after) {
        if (isOrganization(after)) {
            return checkOrganization(after);
        }
        List<Violation> found = new ArrayList<>();
        String given = requested.values().get(CustomerField.NAME);
        String before = current.values().get(CustomerField.NAME);
        var composed = PersonName.compose(after);
        if (changesParts(current, after) && composed.isEmpty()) {
            found.add(new Violation(
                    Violation.NAME_MISSING, CustomerField.LAST_NAME.column(), "A person needs a first or a last name"));
        }
        if (given != null && !given.equals(before) && !given.equals(composed.orElse(null))) {
            found.add(composedFromParts());
        }
        return found;
    }

    static void recompose(CustomerPayload current, Map<CustomerField, String> after) {
        if (isOrganization(after)) {
            return;
        }
        String before = current.values().get(CustomerField.NAME);
        if (changesParts(current, after)) {
            PersonName.compose(after).ifPresent(name -> after.put(CustomerField.NAME, name));
        } else if (before != null) {
            after.put(CustomerField.NAME, before);
        }
    }

    private static List<Violation> checkOrganization(Map<CustomerField, String> values) {
        List<Violation> found = new ArrayList<>();
        if (!values.containsKey(CustomerField.NAME)) {
            found.add(
                    new Violation(Violation.NAME_MISSING, CustomerField.NAME.column(), "An organization needs a name"));
        }
        PersonName.parts().stream()
                .filter(values::containsKey)
                .map(part -> new Violation(
                        Violation.NAME_COMPOSED, part.column(), "An organization has one name and no parts of it"))
                .forEach(found::add);
        return found;
    }

    private static boolean changesParts(CustomerPayload current, Map<CustomerField, String> after) {
        return PersonName.parts().stream()
                .anyMatch(part -> !current.find(part).equals(Optional.ofNullable(after.get(part))));
    }

    private static boolean isOrganization(Map<CustomerField, String> values) {
        return CustomerType.ORGANIZATION.name().equals(values.get(CustomerField.CUSTOMER_TYPE));
    }

    private static Violation composedFromParts() {
        return new Violation(
                Violation.NAME_COMPOSED,
                CustomerField.NAME.column(),
                "A person's name is composed of first, middle and last name; change those");
    }
}
