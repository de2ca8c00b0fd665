package org.tillbridge.kernel.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.Violation;

/// Which attribute values a customer may have, with the original's codes (spec 2.10.10). The same
/// at the store, for what a caller gave, and at headquarters, for what a store sent.
public final class AttributeRules {

    public static final String CANNOT_BE_NULL = "AttributeValueCannotBeNull";
    public static final String TYPE_MISMATCH = "AttributeTypeMismatch";
    public static final String NOT_FOUND = "AttributeDefinitionNotFound";

    private AttributeRules() {}

    /// What was given, looked at.
    ///
    /// @param values     by name, canonical; of no use while there are violations
    /// @param violations all that is wrong
    public record Checked(Map<String, String> values, List<Violation> violations) {

        public Checked {
            values = Map.copyOf(values);
            violations = List.copyOf(violations);
        }
    }

    /// Looks at the values somebody gave.
    public static Checked check(Map<String, GivenValue> given, Map<String, AttributeDefinition> definitions) {
        Map<String, String> values = new TreeMap<>();
        List<Violation> found = new ArrayList<>();
        given.forEach((name, value) -> {
            AttributeDefinition definition = definitions.get(name);
            if (definition == null) {
                found.add(violation(NOT_FOUND, name, "is no attribute of customers here"));
                return;
            }
            Optional<Violation> wrong = wrong(value, definition);
            wrong.ifPresent(found::add);
            if (wrong.isEmpty()) {
                values.put(name, canonical(value, definition));
            }
        });
        return new Checked(values, found);
    }

    /// Looks at canonical values that come from a store, as the definitions are now.
    public static List<Violation> checkCanonical(
            Map<String, String> values, Map<String, AttributeDefinition> definitions) {
        Map<String, GivenValue> given = new TreeMap<>();
        values.forEach((name, text) -> given.put(name, asWritten(text, definitions.get(name))));
        Checked checked = check(given, definitions);
        List<Violation> found = new ArrayList<>(checked.violations());
        checked.values().forEach((name, canonical) -> {
            if (!canonical.equals(values.get(name))) {
                found.add(violation(
                        AttributeType.INVALID_VALUE, name, "has a value that is not written as stores write it"));
            }
        });
        return found;
    }

    /// A value of which only the text is known: it was given as its attribute wants it.
    public static GivenValue asWritten(String text, @Nullable AttributeDefinition definition) {
        GivenValue.Form form = definition == null
                ? GivenValue.Form.STRING
                : GivenValue.Form.of(definition.type().kind());
        return new GivenValue(form, text);
    }

    private static Optional<Violation> wrong(GivenValue value, AttributeDefinition definition) {
        String name = definition.name();
        String text = value.text();
        if (text == null) {
            return Optional.of(violation(CANNOT_BE_NULL, name, "needs a value; what is left out stays as it is"));
        }
        AttributeKind kind = definition.type().kind();
        if (!value.form().fits(kind)) {
            return Optional.of(violation(TYPE_MISMATCH, name, "is of kind %s, not %s".formatted(kind, value.form())));
        }
        return definition.type().check(name, text);
    }

    private static String canonical(GivenValue value, AttributeDefinition definition) {
        return definition.type().kind().canonical(String.valueOf(value.text())).orElseThrow();
    }

    private static Violation violation(String code, String name, String problem) {
        return new Violation(code, "attributes/" + name, "Attribute %s %s".formatted(name, problem));
    }
}
