package org.tillbridge.exchange.capture;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The tables and columns of one database as it says itself. Only a name found here becomes part
/// of a statement.
final class Catalogue {

    private static final Sql COLUMNS = Sql.of(Catalogue.class, "catalogue_columns.sql");
    private static final ErrorCode UNKNOWN_TABLE = ErrorCode.user("UnknownTable");
    private static final ErrorCode UNKNOWN_COLUMN = ErrorCode.user("UnknownColumn");

    /// @param required whether the column is not null
    /// @param collation null: that of the type
    record ColumnType(
            String type, boolean required, @Nullable String collation) {}

    private final Map<String, Map<String, ColumnType>> tables;

    private Catalogue(Map<String, Map<String, ColumnType>> tables) {
        this.tables = tables;
    }

    static Catalogue of(Database database) {
        var tables = new HashMap<String, Map<String, ColumnType>>();
        COLUMNS.list(
                database.client(),
                Map.of(),
                (row, number) -> tables.computeIfAbsent(row.getString("table_name"), name -> new LinkedHashMap<>())
                        .put(
                                row.getString("column_name"),
                                new ColumnType(
                                        row.getString("column_type"),
                                        row.getBoolean("required"),
                                        row.getString("collation_name"))));
        return new Catalogue(tables);
    }

    /// The name of a table that exists.
    String requireTable(String table) {
        if (!tables.containsKey(table)) {
            throw new TillbridgeException(
                    UNKNOWN_TABLE,
                    "There is no table '%s'%s".formatted(table, ClosestName.suggestion(table, tables.keySet())));
        }
        return table;
    }

    boolean hasColumn(String table, String column) {
        return columnsOf(table).containsKey(column);
    }

    ColumnType requireColumn(String table, String column) {
        var columns = columnsOf(table);
        var type = columns.get(column);
        if (type == null) {
            throw new TillbridgeException(
                    UNKNOWN_COLUMN,
                    "Table %s has no column '%s'%s"
                            .formatted(table, column, ClosestName.suggestion(column, columns.keySet())));
        }
        return type;
    }

    private Map<String, ColumnType> columnsOf(String table) {
        return tables.getOrDefault(requireTable(table), Map.of());
    }
}
