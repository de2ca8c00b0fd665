package org.tillbridge.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.channel.customers.AttributeValue;
import org.tillbridge.kernel.attribute.AttributeKind;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.attribute.GivenValue.Form;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A CustomerAttribute on the wire (spec 2.10.8).
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record AttributeBody(String name, Value attributeValue) {

    private static final String NAME = "Name";
    private static final String VALUE = "AttributeValue";
    private static final Map<String, Form> FORMS = Map.of(
            "StringValue", Form.STRING,
            "BooleanValue", Form.BOOLEAN,
            "IntegerValue", Form.INTEGER,
            "LongValue", Form.INTEGER,
            "DecimalValue", Form.DECIMAL,
            "DateTimeOffsetValue", Form.DATE_TIME);

    /// One member says the value, the others are not there.
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            @Nullable String stringValue,
            @Nullable Boolean booleanValue,
            @Nullable Long longValue,
            @Nullable BigDecimal decimalValue,
            @Nullable Instant dateTimeOffsetValue) {

        static Value of(AttributeKind kind, String text) {
            return switch (Form.of(kind)) {
                case STRING -> new Value(text, null, null, null, null);
                case BOOLEAN -> new Value(null, Boolean.valueOf(text), null, null, null);
                case INTEGER -> new Value(null, null, Long.valueOf(text), null, null);
                case DECIMAL -> new Value(null, null, null, new BigDecimal(text), null);
                case DATE_TIME -> new Value(null, null, null, null, Instant.parse(text));
            };
        }
    }

    static List<AttributeBody> list(List<AttributeValue> attributes) {
        return attributes.stream()
                .map(attribute -> new AttributeBody(attribute.name(), Value.of(attribute.kind(), attribute.value())))
                .toList();
    }

    /// The values a caller gives, by the name of the attribute.
    static Map<String, GivenValue> read(JsonNode customer) {
        Map<String, GivenValue> given = new HashMap<>();
        JsonNode attributes =
                Fields.of(customer).findArray(WireNames.ATTRIBUTES).orElse(null);
        for (int i = 0; attributes != null && i < attributes.size(); i++) {
            String path = WireNames.ATTRIBUTES + "/" + i;
            Fields fields = Fields.of(attributes.get(i), path);
            fields.refuseOthersThan(Set.of(NAME, VALUE));
            String name = fields.findText(NAME)
                    .orElseThrow(
                            () -> Refusal.badRequest("AttributeDefinitionNotFound", path, "Name the attribute to set"));
            if (given.put(name, value(fields, path)) != null) {
                throw Refusal.badRequest(
                        "InvalidAttributeValue", path, "Attribute %s is there twice".formatted(Shown.text(name)));
            }
        }
        return given;
    }

    private static GivenValue value(Fields attribute, String path) {
        Optional<JsonNode> value = attribute.findPresent(VALUE);
        if (value.isEmpty()) {
            return new GivenValue(Form.STRING, null);
        }
        Fields fields = Fields.of(value.get(), path + "/" + VALUE);
        fields.refuseOthersThan(FORMS.keySet());
        Set<String> said = FORMS.keySet().stream()
                .filter(member -> fields.findPresent(member).isPresent())
                .collect(Collectors.toSet());
        if (said.size() > 1) {
            throw Refusal.badRequest("InvalidAttributeValue", path, "An attribute has one value, not " + said.size());
        }
        return said.stream()
                .findFirst()
                .map(member -> new GivenValue(form(member), text(fields, member)))
                .orElse(new GivenValue(Form.STRING, null));
    }

    private static Form form(String member) {
        return FORMS.getOrDefault(member, Form.STRING);
    }

    /// The text of a value that is written as its member says.
    private static String text(Fields fields, String member) {
        JsonNode value = fields.object().path(member);
        boolean fits = switch (form(member)) {
            case STRING, DATE_TIME -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber();
            case DECIMAL -> value.isNumber();
        };
        if (!fits) {
            throw Fields.wrongType(fields.path() + member, "what its name says");
        }
        return value.asString();
    }
}
