package org.tillbridge.channel.api;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tillbridge.kernel.customer.Extensions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;

/// A CommerceProperty on the wire: what a caller keeps here beside the original's fields.
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record CommercePropertyBody(String key, JsonNode value) {

    static final String TYPE = "CommerceProperty";
    static final String TYPE_OF_VALUE = "CommercePropertyValue";

    private static final String KEY = "Key";
    private static final String VALUE = "Value";
    private static final Set<String> FORMS = Set.of(
            "StringValue",
            "BooleanValue",
            "ByteValue",
            "IntegerValue",
            "LongValue",
            "DecimalValue",
            "DateTimeOffsetValue");
    private static final int LARGEST_BYTE = 255;

    /// The values a caller gives, by key; null takes one away.
    static Map<String, JsonNode> read(Fields fields) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        JsonNode list = fields.findArray(KeptFields.PROPERTIES).orElse(JsonNodeFactory.instance.arrayNode());
        for (int i = 0; i < list.size(); i++) {
            String path = fields.path() + KeptFields.PROPERTIES + "/" + i;
            Fields property = Fields.of(list.get(i), path);
            property.refuseOthersThan(Set.of(KEY, VALUE));
            String key = property.findText(KEY).orElseThrow(() -> invalid(path, "A property needs a Key"));
            if (given.put(key, value(property, path)) != null) {
                throw invalid(path, "Property %s is there twice".formatted(Shown.text(key)));
            }
        }
        return given;
    }

    private static JsonNode value(Fields property, String path) {
        Optional<JsonNode> value = property.findPresent(VALUE);
        if (value.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        Fields fields = Fields.of(value.get(), path + "/" + VALUE);
        fields.refuseOthersThan(FORMS);
        var said = FORMS.stream()
                .filter(form -> fields.findPresent(form).isPresent())
                .toList();
        if (said.size() > 1) {
            throw invalid(path, "A property has one value, not " + said.size());
        }
        if (said.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        String form = said.getFirst();
        JsonNode given = fields.object().path(form);
        if (!fits(form, given)) {
            throw Fields.wrongType(fields.path() + form, "what its name says");
        }
        return JsonNodeFactory.instance.objectNode().set(form, given);
    }

    private static boolean fits(String form, JsonNode value) {
        return switch (form) {
            case "BooleanValue" -> value.isBoolean();
            case "ByteValue" -> value.isInt() && value.intValue() >= 0 && value.intValue() <= LARGEST_BYTE;
            case "IntegerValue" -> value.isInt();
            case "LongValue" -> value.isIntegralNumber() && value.canConvertToLong();
            case "DecimalValue" -> value.isNumber();
            case "DateTimeOffsetValue" -> value.isString() && isMoment(value.stringValue());
            default -> value.isString();
        };
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Refusal invalid(String path, String message) {
        return Refusal.badRequest(Extensions.INVALID, path, message);
    }
}
