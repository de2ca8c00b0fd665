package org.tillbridge.channel.odata;

import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a schema as CSDL JSON (OData 4.01).
public final class MetadataJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "$Type";
    private static final String COLLECTION = "$Collection";
    private static final String KIND = "$Kind";

    private final Schema schema;

    private MetadataJson(Schema schema) {
        this.schema = schema;
    }

    public static ObjectNode of(Schema schema) {
        return new MetadataJson(schema).write();
    }

    private ObjectNode write() {
        ObjectNode document =
                JSON.createObjectNode().put("$Version", "4.01").put("$EntityContainer", schema.full(Schema.CONTAINER));
        ObjectNode names = document.putObject(schema.namespace());
        schema.types().forEach(type -> type(names.putObject(type.name()), type));
        schema.actions().forEach(action -> action(names.putArray(action.name()), action));
        ObjectNode container = names.putObject(Schema.CONTAINER).put(KIND, "EntityContainer");
        new TreeMap<>(schema.sets())
                .forEach((set, type) ->
                        container.putObject(set).put(COLLECTION, true).put(TYPE, schema.full(type)));
        return document;
    }

    private void type(ObjectNode node, StructuredType type) {
        node.put(KIND, type.findKey().isPresent() ? "EntityType" : "ComplexType");
        type.findKey().ifPresent(key -> node.putArray("$Key").add(key));
        for (Member member : type.members()) {
            ObjectNode described = describe(node.putObject(member.name()), member);
            if (member instanceof Member.Simple && !type.isRequired(member)) {
                described.put("$Nullable", true);
            }
        }
    }

    private ObjectNode describe(ObjectNode node, Member member) {
        return switch (member) {
            case Member.Simple(String name, EdmType type) -> simple(node, type);
            case Member.Complex(String name, String type, Member.Count count) ->
                count == Member.Count.MANY
                        ? node.put(COLLECTION, true).put(TYPE, schema.full(type))
                        : node.put(TYPE, schema.full(type)).put("$Nullable", true);
            case Member.Navigation(String name, String type) ->
                node.put(KIND, "NavigationProperty")
                        .put(COLLECTION, true)
                        .put(TYPE, schema.full(type))
                        .put("$ContainsTarget", true);
            case Member.Values(String name, EdmType type) -> simple(node.put(COLLECTION, true), type);
        };
    }

    /// A text is what it is if nothing is said.
    private static ObjectNode simple(ObjectNode node, EdmType type) {
        return switch (type) {
            case STRING -> node;
            case DECIMAL -> node.put(TYPE, type.edmName()).put("$Scale", "variable");
            case DATE_TIME_OFFSET -> node.put(TYPE, type.edmName()).put("$Precision", 6);
            default -> node.put(TYPE, type.edmName());
        };
    }

    private void action(ArrayNode overloads, Schema.Action action) {
        ObjectNode node = overloads.addObject().put(KIND, "Action").put("$IsBound", true);
        ArrayNode parameters = node.putArray("$Parameter");
        typed(parameters.addObject().put("$Name", "bindingParameter"), action.on());
        action.parameters()
                .forEach(parameter -> describe(parameters.addObject().put("$Name", parameter.name()), parameter));
        typed(node.putObject("$ReturnType"), action.returns());
    }

    private void typed(ObjectNode node, Schema.Typed typed) {
        if (typed.count() == Member.Count.MANY) {
            node.put(COLLECTION, true);
        }
        node.put(TYPE, schema.full(typed.type()));
    }
}
