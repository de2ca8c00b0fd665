package org.tillbridge.headquarters.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.headquarters.attributes.AttributesOfCustomers;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.attribute.AttributeRules;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.customer.Violation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks at the attribute values of a claim that has some, by the stores' own rules and the
/// definitions of today. What is taken is applied with the customers' other changes.
final class ConvertAttributes {

    private static final String CLAIMED = """
            select c.request_id, c.legal_entity, c.payload
            from claimed_request c
            where c.kind = 'SET_ATTRIBUTES' and c.outcome is null""";
    private static final Violation UNREADABLE =
            new Violation("InvalidRequest", "attributes", "A value of the request is not a text");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;
    private final AttributesOfCustomers attributes;

    ConvertAttributes(JdbcClient client) {
        this.client = client;
        this.attributes = new AttributesOfCustomers(client);
    }

    private record Claimed(UUID request, String legalEntity, JsonNode values) {}

    /// Returns how many it held.
    int holdInvalid() {
        Map<String, Map<String, AttributeDefinition>> definitions = new HashMap<>();
        List<HoldInvalid.Held> held = client.sql(CLAIMED).query(ConvertAttributes::claimed).list().stream()
                .flatMap(one ->
                        firstWrong(one.values(), definitions.computeIfAbsent(one.legalEntity(), attributes::byName))
                                .map(wrong -> new HoldInvalid.Held(one.request(), wrong))
                                .stream())
                .toList();
        return HoldInvalid.run(client, held);
    }

    private static Optional<Violation> firstWrong(JsonNode values, Map<String, AttributeDefinition> definitions) {
        Map<String, String> texts = new HashMap<>();
        values.properties().forEach(value -> {
            if (value.getValue().isString()) {
                texts.put(value.getKey(), value.getValue().stringValue());
            }
        });
        return texts.size() < values.size() ? Optional.of(UNREADABLE) : firstWrong(texts, definitions);
    }

    /// Some of them are no attribute's but kept for others.
    private static Optional<Violation> firstWrong(
            Map<String, String> texts, Map<String, AttributeDefinition> definitions) {
        Map<String, String> values = new HashMap<>(texts);
        values.keySet().removeIf(Extensions::isMarked);
        return Stream.concat(
                        texts.entrySet().stream()
                                .filter(each -> Extensions.isMarked(each.getKey()))
                                .flatMap(each -> Extensions.checkMarked(each.getKey(), each.getValue()).stream()),
                        AttributeRules.checkCanonical(values, definitions).stream())
                .findFirst();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("request_id", UUID.class),
                row.getString("legal_entity"),
                JSON.readTree(row.getString("payload")));
    }
}
