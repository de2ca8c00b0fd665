package org.tillbridge.exchange.jobs;

/// A column that travels, by its name at the source and at the target.
public record ColumnMapping(String source, String target) {

    /// A column that has one name on both sides.
    public static ColumnMapping same(String name) {
        return new ColumnMapping(name, name);
    }
}
