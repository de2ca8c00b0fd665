package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.sql.Sql;

/// The attributes customers of this store have, as far as they were downloaded (spec C09, C11).
public final class CustomerAttributes {

    private static final Sql FIND = Sql.of(CustomerAttributes.class, "find_attribute_definitions.sql");

    private final CustomerStation station;

    CustomerAttributes(CustomerStation station) {
        this.station = station;
    }

    /// In the order they are shown.
    public List<AttributeDefinition> definitions() {
        return FIND.list(
                station.database().client(),
                Map.of("legal_entity", station.store().legalEntity()),
                (row, number) -> AttributeDefinition.fromJson(row.getString("definition")));
    }
}
