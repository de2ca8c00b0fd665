package org.tillbridge.headquarters.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.json.JsonMapper;

/// Describes the routes below a path as OpenAPI 3.1: the same routes give the same text.
public final class DescribeApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String VERSION = "1";

    private final String prefix;
    private final ApiNotes notes;
    private final List<Operation> operations;

    private DescribeApi(String prefix, List<Operation> operations) {
        this.prefix = prefix;
        this.notes = ApiNotes.read();
        this.operations = operations;
    }

    /// The description as JSON.
    ///
    /// @param prefix what all paths of the API begin with
    public static String run(String prefix, Map<RequestMappingInfo, HandlerMethod> routes) {
        List<Operation> operations = new ArrayList<>();
        routes.forEach((route, handler) -> operations.addAll(Operation.of(route, handler, prefix)));
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::verb));
        return JSON.writeValueAsString(new DescribeApi(prefix, operations).document());
    }

    private Map<String, Object> document() {
        List<OperationShape> shapes =
                operations.stream().map(OperationShape::of).toList();
        TypeSchemas schemas = TypeSchemas.of(
                shapes.stream().flatMap(shape -> shape.types().stream()).toList());
        var describe = new DescribeOperation(notes, schemas, new SchemaExamples(schemas.named(), notes.examples()));
        Map<String, Object> paths = new TreeMap<>();
        shapes.forEach(shape -> verbs(paths, shape)
                .put(shape.operation().verb().toLowerCase(java.util.Locale.ROOT), describe.run(shape)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", prefix)));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("tags", tags());
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    @SuppressWarnings("unchecked") // filled here only
    private static Map<String, Object> verbs(Map<String, Object> paths, OperationShape shape) {
        return (Map<String, Object>)
                paths.computeIfAbsent(shape.operation().path(), path -> new LinkedHashMap<String, Object>());
    }

    private Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Tillbridge headquarters");
        info.put("version", VERSION);
        info.put("description", notes.says());
        return info;
    }

    private List<Map<String, Object>> tags() {
        Set<String> used = new LinkedHashSet<>();
        operations.forEach(operation -> used.add(operation.tag()));
        List<Map<String, Object>> tags = new ArrayList<>();
        notes.tags().forEach((tag, says) -> {
            if (used.contains(tag)) {
                Map<String, Object> described = new LinkedHashMap<>();
                described.put("name", tag);
                described.put("description", says);
                tags.add(described);
            }
        });
        return tags;
    }

    private static Map<String, Object> components(TypeSchemas schemas) {
        Map<String, Object> named = new TreeMap<>(schemas.named());
        named.put("Problem", DescribeOperation.problem());
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("type", "http");
        token.put("scheme", "bearer");
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", named);
        components.put("securitySchemes", Map.of("token", token));
        return components;
    }
}
