package org.tillbridge.channel.api;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, taken by name and type. `@odata.*` annotations are nobody's
/// field.
record Fields(JsonNode object, String path) {

    static Fields of(JsonNode body) {
        return new Fields(body, "");
    }

    /// The object in a field that must be one.
    static Fields of(JsonNode value, String path) {
        if (!value.isObject()) {
            throw wrongType(path, "an object");
        }
        return new Fields(value, path + "/");
    }

    void refuseOthersThan(Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name) && !isAnnotation(name)) {
                String shown = Shown.text(name);
                throw Refusal.badRequest("UnknownField", path + shown, "There is no field " + path + shown);
            }
        }
    }

    boolean isNull(String name) {
        return object.path(name).isNull();
    }

    Optional<String> findText(String name) {
        return findPresent(name).map(value -> {
            if (!value.isString()) {
                throw wrongType(path + name, "a text");
            }
            return value.stringValue();
        });
    }

    Optional<Integer> findInteger(String name) {
        return findPresent(name).map(value -> {
            if (!value.isInt()) {
                throw wrongType(path + name, "an integer");
            }
            return value.intValue();
        });
    }

    /// As it is written, whatever its digits.
    Optional<BigDecimal> findDecimal(String name) {
        return findPresent(name).map(value -> {
            if (!value.isNumber()) {
                throw wrongType(path + name, "a number");
            }
            return value.decimalValue();
        });
    }

    Optional<Boolean> findBoolean(String name) {
        return findPresent(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrongType(path + name, "true or false");
            }
            return value.booleanValue();
        });
    }

    Optional<JsonNode> findArray(String name) {
        return findPresent(name).map(value -> {
            if (!value.isArray()) {
                throw wrongType(path + name, "an array");
            }
            return value;
        });
    }

    Optional<JsonNode> findPresent(String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    static Refusal wrongType(String target, String expected) {
        return Refusal.badRequest("InvalidFieldType", target, target + " must be " + expected);
    }

    private static boolean isAnnotation(String name) {
        int at = name.indexOf('@');
        return at >= 0 && name.startsWith("odata.", at + 1);
    }
}
