package org.tillbridge.headquarters.openapi;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An example of whatever fits a schema: the same each time, with the values the notes have for a
/// property of that name.
///
/// @param schemas by name
/// @param values  a property's name → its value
record SchemaExamples(Map<String, Object> schemas, Map<String, Object> values) {

    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "0199f1a2-7c3e-7a41-9d52-5e0c1b2a3f40",
            "date-time", "2026-11-22T09:30:00Z",
            "date", "2026-11-22",
            "duration", "PT10M",
            "uri", "https://shop.example.com/tillbridge");

    @Nullable
    Object of(Map<String, Object> schema) {
        return of("", schema, Set.of());
    }

    private @Nullable Object of(String property, Map<String, Object> schema, Set<String> within) {
        if (schema.get("$ref") instanceof String reference) {
            return named(property, reference.substring(reference.lastIndexOf('/') + 1), within);
        }
        if (schema.get("anyOf") instanceof List<?> either) {
            return of(property, part(either.getFirst()), within);
        }
        return switch (typeOf(schema)) {
            case "array" -> list(of(property, part(schema.get("items")), within));
            case "object" -> object(property, schema, within);
            case "boolean" -> values.getOrDefault(property, false);
            case "integer", "number" -> values.getOrDefault(property, 3);
            case "string" -> text(property, schema);
            default -> null;
        };
    }

    private static List<Object> list(@Nullable Object one) {
        return one == null ? List.of() : List.of(one);
    }

    private @Nullable Object named(String property, String name, Set<String> within) {
        Map<String, Object> schema = part(schemas.get(name));
        if (schema.get("enum") instanceof List<?> words) {
            return words.contains(values.get(property)) ? values.get(property) : words.getFirst();
        }
        if (within.contains(name)) {
            return null;
        }
        Set<String> deeper = new HashSet<>(within);
        deeper.add(name);
        return object(property, schema, deeper);
    }

    private Map<String, Object> object(String property, Map<String, Object> schema, Set<String> within) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, each) -> example.put(String.valueOf(name), of(String.valueOf(name), part(each), within)));
        } else if (schema.get("additionalProperties") instanceof Map<?, ?> each) {
            example.put("name", of(property, part(each), within));
        }
        return example;
    }

    private Object text(String property, Map<String, Object> schema) {
        Object byFormat = schema.get("format") instanceof String format ? BY_FORMAT.get(format) : null;
        if (byFormat != null) {
            return byFormat;
        }
        return values.get(property) instanceof String text ? text : "text";
    }

    private static String typeOf(Map<String, Object> schema) {
        return schema.get("type") instanceof List<?> types
                ? String.valueOf(types.getFirst())
                : String.valueOf(schema.get("type"));
    }

    @SuppressWarnings("unchecked") // schemas are only made here, of maps with text keys
    private static Map<String, Object> part(@Nullable Object schema) {
        return schema instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
