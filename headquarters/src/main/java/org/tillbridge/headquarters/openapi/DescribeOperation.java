package org.tillbridge.headquarters.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tillbridge.headquarters.openapi.OperationShape.Given;
import org.tillbridge.headquarters.openapi.OperationShape.Place;
import org.tillbridge.kernel.access.Role;
import org.tillbridge.kernel.access.RouteRule;

/// One operation: what it takes, what it answers, what goes wrong.
record DescribeOperation(ApiNotes notes, TypeSchemas schemas, SchemaExamples examples) {

    /// In the notes: any of the rules a customer has to fit.
    private static final String ANY_RULE = "*";
    private static final String PROBLEM = "application/problem+json";
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    /// What every error looks like.
    static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", TEXT);
        properties.put("title", TEXT);
        properties.put("status", Map.of("type", "integer"));
        properties.put("detail", TEXT);
        properties.put("instance", TEXT);
        properties.put("code", Map.of("type", "string", "description", "What to branch on; it never changes"));
        properties.put("traceId", Map.of("type", "string", "description", "It stands in headquarters' log"));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "object");
        problem.put("properties", properties);
        problem.put("required", List.of("status", "title", "detail", "code"));
        return problem;
    }

    Map<String, Object> run(OperationShape shape) {
        Operation operation = shape.operation();
        OperationNote note = notes.of(operation);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operation.id());
        described.put("tags", List.of(operation.tag()));
        described.put("summary", note.says());
        if (note.by() != null) {
            described.put("x-tillbridge-commands", note.by());
        }
        RouteRule.of(operation.handler()).ifPresent(rule -> described.put("x-tillbridge-role", rule.words()));
        List<Object> parameters = parameters(shape, note);
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        if (shape.body() != null) {
            described.put("requestBody", body(shape, note));
        }
        described.put("responses", responses(shape, note));
        return described;
    }

    private List<Object> parameters(OperationShape shape, OperationNote note) {
        List<Object> parameters = new ArrayList<>();
        shape.given().forEach(given -> parameters.add(parameter(given)));
        note.furtherParameters().forEach((name, says) -> parameters.add(parameter(name, Place.QUERY, says, TEXT)));
        return parameters;
    }

    private Map<String, Object> parameter(Given given) {
        Map<String, Object> schema = new LinkedHashMap<>(withoutNull(schemas.of(given.type())));
        if (given.usual() != null && !given.usual().isEmpty()) {
            schema.put("default", value(schema, given.usual()));
        }
        Map<String, Object> parameter =
                parameter(given.name(), given.place(), notes.parameters().get(given.name()), schema);
        if (given.required()) {
            parameter.put("required", true);
        }
        return parameter;
    }

    private static Map<String, Object> parameter(
            String name, Place place, @Nullable String says, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", place.name().toLowerCase(Locale.ROOT));
        if (says != null) {
            parameter.put("description", says);
        }
        parameter.put("schema", schema);
        return parameter;
    }

    private static Object value(Map<String, Object> schema, String usual) {
        return switch (String.valueOf(schema.get("type"))) {
            case "boolean" -> Boolean.valueOf(usual);
            case "integer" -> Long.valueOf(usual);
            default -> usual;
        };
    }

    /// A parameter is not given rather than null.
    private static Map<String, Object> withoutNull(Map<String, Object> schema) {
        if (schema.get("anyOf") instanceof List<?> either && either.getFirst() instanceof Map<?, ?> first) {
            return Map.of("$ref", String.valueOf(first.get("$ref")));
        }
        if (schema.get("type") instanceof List<?> types) {
            Map<String, Object> plain = new LinkedHashMap<>(schema);
            plain.put("type", types.getFirst());
            return plain;
        }
        return schema;
    }

    private Map<String, Object> body(OperationShape shape, OperationNote note) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put(
                "content",
                Map.of(
                        note.bodyType(),
                        shape.isBytes() || shape.body() == null
                                ? Map.of("schema", TEXT)
                                : content(schemas.of(shape.body()))));
        return body;
    }

    private Map<String, Object> content(Map<String, Object> schema) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", schema);
        Object example = examples.of(schema);
        if (example != null) {
            content.put("example", example);
        }
        return content;
    }

    private Map<String, Object> responses(OperationShape shape, OperationNote note) {
        Map<String, Object> responses = new TreeMap<>();
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("description", "Done");
        if (!shape.isEmpty()) {
            done.put("content", answer(shape));
        }
        responses.put(String.valueOf(shape.status()), done);
        errors(shape, note).forEach((status, codes) -> responses.put(status, error(status, codes)));
        Map<String, Object> any = new LinkedHashMap<>();
        any.put(
                "description",
                "Any other error: 503 headquarters is busy or its database away, 500 a mistake of Tillbridge");
        any.put("content", Map.of(PROBLEM, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        responses.put("default", any);
        return responses;
    }

    private Map<String, Object> answer(OperationShape shape) {
        return shape.isText()
                ? Map.of("text/plain", Map.of("schema", TEXT))
                : Map.of("application/json", content(schemas.of(shape.answer())));
    }

    /// Those every operation has, and its own.
    private static Map<String, List<String>> errors(OperationShape shape, OperationNote note) {
        Map<String, List<String>> errors = new TreeMap<>();
        RouteRule rule = RouteRule.of(shape.operation().handler()).orElseThrow();
        if (!rule.admits(Role.ANYONE)) {
            add(errors, "401", List.of("OperatorUnknown"));
            add(errors, "429", List.of("CallsTooOften"));
        }
        if (!rule.admits(Role.AUDITOR)) {
            add(errors, "403", List.of("PermissionMissing"));
        }
        if (!rule.admits(Role.ANYONE) && !shape.operation().verb().equals("GET")) {
            add(errors, "403", List.of("CsrfTokenWrong"));
        }
        if (shape.body() != null) {
            add(errors, "413", List.of("BodyTooLarge"));
        }
        if (shape.body() != null && !shape.isBytes()) {
            add(errors, "415", List.of("RequestInvalid"));
        }
        if (shape.body() != null || shape.hasTypedQuery()) {
            add(errors, "400", List.of("RequestInvalid"));
        }
        if (shape.given().stream().anyMatch(each -> each.place() == Place.QUERY)) {
            add(errors, "422", List.of("BlankParameter", "NulCharacter"));
        }
        note.errorsByStatus().forEach((status, codes) -> add(errors, status, codes));
        return errors;
    }

    private static String said(List<String> codes) {
        return codes.stream()
                .map(code -> code.equals(ANY_RULE) ? "the rule of a customer that is broken" : code)
                .collect(Collectors.joining(", "));
    }

    private static void add(Map<String, List<String>> errors, String status, List<String> codes) {
        List<String> all = new ArrayList<>(errors.getOrDefault(status, List.of()));
        codes.stream().filter(code -> !all.contains(code)).forEach(all::add);
        errors.put(status, all.stream().sorted().toList());
    }

    private static Map<String, Object> error(String status, List<String> all) {
        List<String> codes = all.stream().filter(code -> !code.equals(ANY_RULE)).toList();
        Map<String, Object> example = new LinkedHashMap<>();
        HttpStatus http = HttpStatus.valueOf(Integer.parseInt(status));
        example.put("status", http.value());
        example.put("title", http.getReasonPhrase());
        example.put("detail", "What happened, and what to do");
        example.put("code", codes.isEmpty() ? "FieldInvalid" : codes.getFirst());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$ref", "#/components/schemas/Problem");
        if (codes.size() == all.size()) {
            schema.put("properties", Map.of("code", Map.of("enum", codes)));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", schema);
        content.put("example", example);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", "%s: %s".formatted(http.getReasonPhrase(), said(all)));
        response.put("content", Map.of(PROBLEM, content));
        return response;
    }
}
