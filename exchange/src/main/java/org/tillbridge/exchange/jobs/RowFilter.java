package org.tillbridge.exchange.jobs;

/// Which rows of the source travel, by a named kind. The value comes from who asks, never from
/// configuration.
public sealed interface RowFilter {

    /// Every row.
    record All() implements RowFilter {}

    /// Rows of the asking group's legal entity, which stands in `column` of the source.
    record LegalEntity(String column) implements RowFilter {}

    static RowFilter all() {
        return new All();
    }

    static RowFilter legalEntity(String column) {
        return new LegalEntity(column);
    }
}
