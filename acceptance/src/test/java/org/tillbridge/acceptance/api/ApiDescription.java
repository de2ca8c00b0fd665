package org.tillbridge.acceptance.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What headquarters says about its API, and whether an answer is as it says. An answer may have
/// nothing the description leaves out.
final class ApiDescription {

    static final String API = "/api/v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> known = new HashMap<>();

    private ApiDescription(ObjectNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> operations.add(
                                new Operation(verb.getKey().toUpperCase(), path.getKey(), verb.getValue()))));
        document.path("components").path("schemas").forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("unevaluatedProperties", false);
            }
        });
    }

    /// One operation as it is described.
    record Operation(String verb, String path, JsonNode described) {

        String name() {
            return verb + " " + path;
        }

        private boolean isCalledBy(String verb, String path) {
            String pattern = Pattern.compile("\\{[^}]+}")
                    .splitAsStream(this.path + " ")
                    .map(part -> Pattern.quote(part.strip()))
                    .reduce((left, right) -> left + "[^/]+" + right)
                    .orElseThrow();
            return this.verb.equals(verb) && path.matches(pattern);
        }

        JsonNode response(int status) {
            JsonNode responses = described.path("responses");
            return responses.has(String.valueOf(status))
                    ? responses.path(String.valueOf(status))
                    : responses.path("default");
        }
    }

    static ApiDescription of(Chain chain) {
        return new ApiDescription((ObjectNode) JSON.readTree(text(chain)));
    }

    static String text(Chain chain) {
        return Call.get(chain.headquartersUrl().resolve(API + "/openapi.json"))
                .send()
                .body();
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    /// The most fitting one: a word is more than a place for one.
    Operation operation(String verb, String path) {
        Optional<Operation> exact = operations.stream()
                .filter(each -> each.name().equals(verb + " " + path))
                .findFirst();
        return exact.or(() -> operations.stream()
                        .filter(each -> each.isCalledBy(verb, path))
                        .findFirst())
                .orElseThrow(() -> new AssertionError("No operation " + verb + " " + path));
    }

    /// What is wrong with an answer; nothing when it is as described.
    List<String> faults(Operation operation, Call.Reply reply) {
        return faults(operation, reply.status(), reply.body());
    }

    List<String> faults(Operation operation, int status, String body) {
        JsonNode response = operation.response(status);
        if (body.isEmpty()
                && status == 204
                && operation.described().path("responses").has("204")) {
            return List.of();
        }
        var media = response.path("content").properties().stream().findFirst();
        if (media.isEmpty()) {
            return List.of("%s is not described to answer %d: %s".formatted(operation.name(), status, body));
        }
        if (media.get().getKey().startsWith("text/")) {
            return List.of();
        }
        Set<ValidationMessage> messages =
                schema(media.get().getValue().path("schema")).validate(body, InputFormat.JSON);
        return messages.stream()
                .map(message -> "%s answered %d: %s in %s"
                        .formatted(operation.name(), status, message.getMessage(), shortened(body)))
                .toList();
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(300, body.length()));
    }

    private JsonSchema schema(JsonNode schema) {
        return known.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = (ObjectNode) JSON.readTree(text);
            whole.set("components", document.path("components"));
            return SCHEMAS.getSchema(whole.toString(), STRICT);
        });
    }
}
