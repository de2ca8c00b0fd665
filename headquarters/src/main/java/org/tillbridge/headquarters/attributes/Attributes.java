package org.tillbridge.headquarters.attributes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Lists the attributes headquarters knows.
public final class Attributes {

    private static final Sql LIST = Sql.of(Attributes.class, "list_attributes.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;

    public Attributes(Database database) {
        this.database = database;
    }

    /// An attribute as it is listed.
    ///
    /// @param values        the fixed list of a text
    /// @param groups        in which it is
    /// @param legalEntities whose customers have it
    public record Listed(
            String attribute,
            @Nullable String friendlyName,
            String type,
            String kind,
            @Nullable String unit,
            @Nullable String minimum,
            @Nullable String maximum,
            List<String> values,
            @Nullable String defaultValue,
            List<String> groups,
            List<String> legalEntities) {}

    public List<Listed> list() {
        return LIST.list(database.client(), Map.of(), Attributes::listed);
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getString("attribute"),
                row.getString("friendly_name"),
                row.getString("attribute_type"),
                row.getString("kind"),
                row.getString("unit"),
                row.getString("minimum"),
                row.getString("maximum"),
                JSON.readValue(row.getString("allowed"), new TypeReference<List<String>>() {}),
                row.getString("default_value"),
                List.of((String[]) row.getArray("groups").getArray()),
                List.of((String[]) row.getArray("legal_entities").getArray()));
    }
}
