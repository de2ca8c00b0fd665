package org.tillbridge.headquarters.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Java types as JSON schemas. A record or an enum is a schema of its own, by its name; where two
/// have the same name, each has that of the type around it in front.
final class TypeSchemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(UUID.class, string("uuid")),
            Map.entry(URI.class, string("uri")),
            Map.entry(Instant.class, string("date-time")),
            Map.entry(LocalDate.class, string("date")),
            Map.entry(LocalTime.class, Map.of("type", "string")),
            Map.entry(Duration.class, string("duration")),
            Map.entry(BigDecimal.class, Map.of("type", "number")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(int.class, integer("int32")),
            Map.entry(Integer.class, integer("int32")),
            Map.entry(long.class, integer("int64")),
            Map.entry(Long.class, integer("int64")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(JsonNode.class, Map.of()),
            Map.entry(Object.class, Map.of()));

    private final Map<Class<?>, String> names;
    private final Map<String, Object> named = new TreeMap<>();

    private TypeSchemas(Map<Class<?>, String> names) {
        this.names = names;
    }

    /// For these types and all they are made of.
    static TypeSchemas of(Collection<Type> types) {
        Set<Class<?>> found = new LinkedHashSet<>();
        types.forEach(type -> collect(type, found));
        var schemas = new TypeSchemas(named(found));
        schemas.names.forEach((type, name) -> schemas.named.put(name, schemas.whole(type)));
        return schemas;
    }

    /// By name, in the order of the names.
    Map<String, Object> named() {
        return named;
    }

    /// A schema of a type where it is used.
    Map<String, Object> of(AnnotatedType type) {
        Map<String, Object> schema = plain(type);
        return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    private Map<String, Object> plain(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return listOf(of(array.getAnnotatedGenericComponentType()));
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Class<?> raw = rawOf(type.getType());
            AnnotatedType last =
                    generic.getAnnotatedActualTypeArguments()[generic.getAnnotatedActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                return listOf(of(last));
            }
            return Map.class.isAssignableFrom(raw) ? mapOf(of(last)) : of(last);
        }
        return ofClass(rawOf(type.getType()));
    }

    private Map<String, Object> ofClass(Class<?> type) {
        String name = names.get(type);
        if (name != null) {
            return Map.of("$ref", "#/components/schemas/" + name);
        }
        Map<String, Object> simple = SIMPLE.get(type);
        if (simple == null) {
            throw new IllegalStateException(
                    "%s is no record, enum or simple type; answer with one of those".formatted(type.getName()));
        }
        return simple;
    }

    private Map<String, Object> whole(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type.isEnum()) {
            schema.put("type", "string");
            schema.put(
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(value -> ((Enum<?>) value).name())
                            .toList());
            return schema;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            add(properties, required, nameOf(component), component.getAnnotatedType());
        }
        derived(type).forEach((name, method) -> add(properties, required, name, method.getAnnotatedReturnType()));
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private void add(Map<String, Object> properties, List<String> required, String name, AnnotatedType type) {
        properties.put(name, of(type));
        if (!type.isAnnotationPresent(Nullable.class)) {
            required.add(name);
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    /// What Jackson writes of a record beside its components: `isX` and `getX`.
    private static Map<String, Method> derived(Class<?> type) {
        Map<String, Method> methods = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean read = Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !method.isAnnotationPresent(JsonIgnore.class);
            boolean is = method.getName().matches("is[A-Z]\\w*") && method.getReturnType() == boolean.class;
            boolean component = Arrays.stream(type.getRecordComponents())
                    .anyMatch(each -> each.getName().equals(method.getName()));
            if (read && !component && (is || method.getName().matches("get[A-Z]\\w*"))) {
                String name = method.getName().substring(is ? 2 : 3);
                methods.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), method);
            }
        }
        return methods;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type part : generic.getActualTypeArguments()) {
                collect(part, found);
            }
            return;
        }
        Class<?> raw = rawOf(type);
        if (raw.isArray()) {
            collect(raw.getComponentType(), found);
        } else if (raw.isEnum()) {
            found.add(raw);
        } else if (raw.isRecord() && found.add(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
            derived(raw).values().forEach(method -> collect(method.getGenericReturnType(), found));
        }
    }

    private static Map<Class<?>, String> named(Set<Class<?>> types) {
        Map<String, List<Class<?>>> bySimpleName = types.stream()
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.groupingBy(Class::getSimpleName, TreeMap::new, Collectors.toList()));
        Map<Class<?>, String> names = new LinkedHashMap<>();
        bySimpleName.forEach((name, same) ->
                same.forEach(type -> names.put(type, same.size() == 1 ? name : whole(name, type))));
        return names;
    }

    private static String whole(String name, Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? name : around.getSimpleName().replaceFirst("Resource$", "") + name;
    }

    private static Class<?> rawOf(Type type) {
        return switch (type) {
            case Class<?> simple -> simple;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalStateException("A type that cannot be described: " + type);
        };
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            Map<String, Object> nullable = new LinkedHashMap<>(schema);
            nullable.put("type", List.of(type, "null"));
            return nullable;
        }
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static Map<String, Object> listOf(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    private static Map<String, Object> mapOf(Map<String, Object> values) {
        return ordered("type", "object", "additionalProperties", values);
    }

    private static Map<String, Object> string(String format) {
        return ordered("type", "string", "format", format);
    }

    private static Map<String, Object> integer(String format) {
        return ordered("type", "integer", "format", format);
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, firstValue);
        ordered.put(second, secondValue);
        return ordered;
    }
}
