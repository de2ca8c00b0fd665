package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tillbridge.channel.customers.CaptureParts.Operation;
import org.tillbridge.channel.customers.CaptureParts.PartRequest;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.attribute.AttributeRules;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.customer.RequestKind;
import org.tillbridge.kernel.customer.Violation;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Judges the values somebody gives a locked customer's attributes, and captures those that are
/// other than before: one request for all of them, and for what others keep of her.
final class SetAttributes {

    private static final Sql SHOW = Sql.of(SetAttributes.class, "06_set_attributes.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerStation station;
    private final CustomerAttributes attributes;
    private final CaptureParts capture;

    SetAttributes(CustomerStation station) {
        this.station = station;
        this.attributes = new CustomerAttributes(station);
        this.capture = new CaptureParts(station);
    }

    /// What was given, looked at.
    ///
    /// @param values     in the order they are shown; of no use while there are violations
    /// @param violations all that is wrong
    record Judged(List<AttributeValue> values, List<Violation> violations) {

        /// Those that are other than a customer has them.
        List<AttributeValue> otherThan(List<AttributeValue> current) {
            return values.stream().filter(value -> !current.contains(value)).toList();
        }
    }

    Judged judge(Map<String, GivenValue> given) {
        if (given.isEmpty()) {
            return new Judged(List.of(), List.of());
        }
        List<AttributeDefinition> definitions = attributes.definitions();
        var checked = AttributeRules.check(
                given, definitions.stream().collect(Collectors.toMap(AttributeDefinition::name, Function.identity())));
        Map<String, String> values = checked.values();
        return new Judged(
                definitions.stream()
                        .filter(definition -> values.containsKey(definition.name()))
                        .map(definition -> new AttributeValue(
                                definition.name(),
                                definition.type().kind(),
                                String.valueOf(values.get(definition.name()))))
                        .toList(),
                checked.violations());
    }

    /// @param values at least one, or an extension
    void run(Operation operation, List<AttributeValue> values, Map<String, String> extensions) {
        String payload = payload(values, extensions);
        SHOW.update(
                station.database().client(),
                Map.of(
                        "legal_entity", station.store().legalEntity(),
                        "customer_id", operation.customer().value(),
                        "payload", payload));
        capture.run(operation, List.of(new PartRequest(RequestKind.SET_ATTRIBUTES, payload)));
    }

    /// As part of what an operation asks for; nothing where it says nothing of attributes.
    static String asGiven(Map<String, GivenValue> given) {
        return given.isEmpty() ? "" : "\n" + JSON.writeValueAsString(new TreeMap<>(given));
    }

    private static String payload(List<AttributeValue> values, Map<String, String> extensions) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach(value -> texts.put(value.name(), value.value()));
        extensions.forEach((name, json) -> texts.put(Extensions.marked(name), json));
        return JSON.writeValueAsString(texts);
    }
}
