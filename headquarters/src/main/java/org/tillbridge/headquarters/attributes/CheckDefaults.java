package org.tillbridge.headquarters.attributes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.seeds.YamlDocument;
import org.tillbridge.kernel.attribute.AttributeDefinition;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Every default is a value its attribute takes, also where only the type has changed.
final class CheckDefaults {

    private static final Sql DEFAULTS = Sql.of(CheckDefaults.class, "list_defaults.sql");

    private final Database database;

    CheckDefaults(Database database) {
        this.database = database;
    }

    /// @param group of which it is the default; null: of the attribute itself
    private record Default(@Nullable String group, String type, AttributeDefinition definition) {

        static Default of(ResultSet row, int number) throws SQLException {
            return new Default(
                    row.getString("attribute_group"),
                    row.getString("attribute_type"),
                    AttributeDefinition.fromJson(row.getString("definition")));
        }

        /// Where the file speaks of it: at the default itself, else at what changed beneath it.
        String pointer(AttributeFile file) {
            if (group != null && file.groups().containsKey(group)) {
                return YamlDocument.pointer("groups", group);
            }
            return group == null && file.attributes().containsKey(definition.name())
                    ? YamlDocument.pointer("attributes", definition.name())
                    : YamlDocument.pointer("types", type);
        }
    }

    void run(AttributeFile file) {
        for (Default one : DEFAULTS.list(database.client(), Map.of(), Default::of)) {
            AttributeDefinition definition = one.definition();
            definition
                    .type()
                    .check(definition.name(), String.valueOf(definition.defaultValue()))
                    .ifPresent(wrong -> {
                        throw file.document()
                                .refusal(
                                        one.pointer(file),
                                        new TillbridgeException(
                                                AttributeFile.INVALID,
                                                "default '%s': %s"
                                                        .formatted(definition.defaultValue(), wrong.message())));
                    });
        }
    }
}
