package org.tillbridge.exchange.capture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    /// @param keyPosition its place in the primary key, from 1; 0: no part of it
    /// @param ofUser whether its table is a user's: it lies in schema public
    record ColumnType(
            String type, boolean required, @Nullable String collation, int keyPosition, boolean ofUser) {}

    private final Database database;
    /// Mutable: read anew when a name is not in it, because a user may have added the table since.
    private volatile Map<String, Map<String, ColumnType>> tables;

    private Catalogue(Database database) {
        this.database = database;
        this.tables = read(database);
    }

    static Catalogue of(Database database) {
        return new Catalogue(database);
    }

    private static Map<String, Map<String, ColumnType>> read(Database database) {
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
                                        row.getString("collation_name"),
                                        row.getInt("key_position"),
                                        row.getBoolean("of_user"))));
        return tables;
    }

    boolean hasTable(String table) {
        if (!tables.containsKey(table)) {
            tables = read(database);
        }
        return tables.containsKey(table);
    }

    /// The name of a table that exists.
    String requireTable(String table) {
        if (!hasTable(table)) {
            throw new TillbridgeException(
                    UNKNOWN_TABLE,
                    "There is no table '%s'%s".formatted(table, ClosestName.suggestion(table, tables.keySet())));
        }
        return table;
    }

    /// The columns of the primary key, in its order; empty without one.
    List<String> primaryKey(String table) {
        return columnsOf(table).entrySet().stream()
                .filter(column -> column.getValue().keyPosition() > 0)
                .sorted(Comparator.comparingInt(column -> column.getValue().keyPosition()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Whether a user made the table; all others are the product's own.
    boolean isOfUser(String table) {
        return columnsOf(table).values().stream().anyMatch(ColumnType::ofUser);
    }

    boolean hasColumn(String table, String column) {
        return columnsOf(table).containsKey(column);
    }

    ColumnType requireColumn(String table, String column) {
        if (!hasColumn(table, column)) {
            tables = read(database);
        }
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
