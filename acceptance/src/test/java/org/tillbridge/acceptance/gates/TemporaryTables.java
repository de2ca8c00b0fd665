package org.tillbridge.acceptance.gates;

import java.util.ArrayList;
import java.util.List;

/// The statements that create the temporary tables a file's header names under `Needs:`.
///
/// A name is a file, beside or anywhere; a table some file creates; `incoming_removed_x`, keys that
/// came with a package;
/// or `incoming_x`, rows of a package for table `x`.
record TemporaryTables(List<SqlFile> files) {

    List<String> neededBy(SqlFile file) {
        List<String> statements = new ArrayList<>();
        for (String name : file.needs()) {
            statements.addAll(creating(file, name));
        }
        return statements;
    }

    private List<String> creating(SqlFile file, String name) {
        List<SqlFile> creators = files.stream()
                .filter(other -> name.endsWith(".sql")
                        ? other.name().equals(name)
                        : other.createdTable().filter(name::equals).isPresent())
                .toList();
        List<SqlFile> beside = creators.stream()
                .filter(other -> other.path().getParent().equals(file.path().getParent()))
                .toList();
        SqlFile creator = !beside.isEmpty() ? beside.getFirst() : creators.isEmpty() ? null : creators.getFirst();
        if (creator == null) {
            return List.of(incoming(file, name));
        }
        List<String> statements = new ArrayList<>(neededBy(creator));
        statements.add(creator.statement());
        creator.createdTable().ifPresent(table -> statements.add("analyze " + table));
        return statements;
    }

    /// Empty and analyzed: the plan then shows whether an index leads to the rows, whatever the
    /// batch's size.
    private static String incoming(SqlFile file, String name) {
        if (name.matches("incoming_removed_\\w+")) {
            return "create temporary table %s (row_key text[] not null); analyze %s".formatted(name, name);
        }
        if (name.matches("incoming_\\w+")) {
            String table = name.replaceFirst("incoming_", "");
            return "create temporary table %s (like %s); analyze %s".formatted(name, table, name);
        }
        throw new AssertionError(file + " needs " + name + ", which no .sql file creates");
    }
}
