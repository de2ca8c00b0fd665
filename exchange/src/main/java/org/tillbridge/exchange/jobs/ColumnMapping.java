package org.tillbridge.exchange.jobs;

/// A column of the target, and where its value comes from.
public sealed interface ColumnMapping {

    /// The column's name at the target.
    String target();

    /// The value of a column of the source.
    record Copied(String source, String target) implements ColumnMapping {}

    /// One value for every row.
    record Constant(String value, ConstantType type, String target) implements ColumnMapping {}

    /// A column that has one name on both sides.
    static ColumnMapping same(String name) {
        return new Copied(name, name);
    }

    static ColumnMapping renamed(String source, String target) {
        return new Copied(source, target);
    }
}
