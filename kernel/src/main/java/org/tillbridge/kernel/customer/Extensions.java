package org.tillbridge.kernel.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What others keep of a customer or an address and nothing here depends on: by name, each value
/// as JSON text, exactly as it came. The rules are the same at the store and at headquarters.
///
/// A customer's lie among the values of her attributes (decision 0070), where a mark before the
/// name tells them apart; an address's are one field of it.
public final class Extensions {

    public static final String INVALID = "InvalidExtensionProperty";
    public static final String TOO_MANY = "TooManyExtensionProperties";

    /// The value that takes one away.
    public static final String NOTHING = "null";

    // No attribute's name begins so.
    private static final String MARK = "@";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 16_000;
    private static final int MOST = 100;
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Extensions() {}

    /// The name among the attributes of a customer.
    public static String marked(String name) {
        return MARK + name;
    }

    public static boolean isMarked(String attribute) {
        return attribute.startsWith(MARK);
    }

    /// What is wrong with one of a customer's, by its marked name.
    public static Optional<Violation> checkMarked(String attribute, String json) {
        return check(attribute.substring(MARK.length()), json);
    }

    /// What is wrong with those given to somebody.
    ///
    /// @param before those there are
    public static List<Violation> check(Map<String, String> before, Map<String, String> given) {
        List<Violation> found = new ArrayList<>();
        given.forEach((name, json) -> check(name, json).ifPresent(found::add));
        if (!given.isEmpty() && after(before, given).size() > MOST) {
            found.add(new Violation(
                    TOO_MANY, target("ExtensionProperties"), "At most %d are kept".formatted(MOST), MOST));
        }
        return found;
    }

    /// What there is when those given are kept too.
    public static Map<String, String> after(Map<String, String> before, Map<String, String> given) {
        Map<String, String> after = new TreeMap<>(before);
        after.putAll(given);
        after.values().removeIf(NOTHING::equals);
        return after;
    }

    /// Those of an address, of its field. What is not to be read is nothing.
    public static Map<String, String> read(@Nullable String field) {
        Map<String, String> values = new TreeMap<>();
        if (field != null) {
            tree(field)
                    .filter(JsonNode::isObject)
                    .ifPresent(tree -> tree.properties()
                            .forEach(each -> values.put(each.getKey(), JSON.writeValueAsString(each.getValue()))));
        }
        return values;
    }

    /// As the field of an address.
    public static String write(Map<String, String> values) {
        ObjectNode tree = JSON.createObjectNode();
        new TreeMap<>(values).forEach((name, json) -> tree.set(name, tree(json).orElseThrow()));
        return JSON.writeValueAsString(tree);
    }

    /// A value that passed the rules.
    public static JsonNode value(String json) {
        return tree(json).orElseGet(JSON::nullNode);
    }

    /// The field of an address after a change of some; blank: nothing is left.
    static String changed(@Nullable String before, String given) {
        Map<String, String> after = after(read(before), read(given));
        return after.isEmpty() ? "" : write(after);
    }

    /// What is wrong with the field of an address.
    static Optional<Violation> checkField(String field, String target) {
        Optional<JsonNode> tree = tree(field).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            return Optional.of(new Violation(INVALID, target, "What is kept of an address must be a JSON object"));
        }
        return check(Map.of(), read(field)).stream()
                .findFirst()
                .map(wrong -> new Violation(wrong.code(), target, wrong.message(), wrong.maximum()));
    }

    private static Optional<Violation> check(String name, String json) {
        boolean isNamed = !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                && TextRules.isStorable(name);
        if (!isNamed) {
            String message = "The name of what is kept must have 1 to %d characters, no control character among them"
                    .formatted(LONGEST_NAME);
            return Optional.of(new Violation(INVALID, target("ExtensionProperties"), message, LONGEST_NAME));
        }
        if (json.length() > LONGEST_VALUE) {
            String message =
                    "%s has %d characters as JSON; at most %d are kept".formatted(name, json.length(), LONGEST_VALUE);
            return Optional.of(new Violation(INVALID, target(name), message, LONGEST_VALUE));
        }
        boolean isKept = tree(json).filter(Extensions::isStorable).isPresent();
        return isKept
                ? Optional.empty()
                : Optional.of(new Violation(
                        INVALID,
                        target(name),
                        "%s must be JSON, at most %d levels deep, without NUL and half surrogate pairs"
                                .formatted(name, DEEPEST)));
    }

    private static boolean isStorable(JsonNode value) {
        return value.isString()
                ? TextRules.isStorable(value.stringValue())
                : value.propertyNames().stream().allMatch(TextRules::isStorable)
                        && value.valueStream().allMatch(Extensions::isStorable);
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String target(String name) {
        return "extensions/" + name;
    }
}
