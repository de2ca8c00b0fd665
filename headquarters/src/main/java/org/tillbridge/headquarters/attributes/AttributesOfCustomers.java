package org.tillbridge.headquarters.attributes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.sql.Sql;

/// The attributes that customers of a legal entity have, as they are now.
public final class AttributesOfCustomers {

    private static final Sql FIND = Sql.of(AttributesOfCustomers.class, "find_definitions.sql");

    private final JdbcClient client;

    public AttributesOfCustomers(JdbcClient client) {
        this.client = client;
    }

    /// In the order they are shown.
    public Map<String, AttributeDefinition> byName(String legalEntity) {
        Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
        FIND.list(
                        client,
                        Map.of("legal_entity", legalEntity),
                        (row, number) -> AttributeDefinition.fromJson(row.getString("definition")))
                .forEach(definition -> definitions.put(definition.name(), definition));
        return definitions;
    }
}
