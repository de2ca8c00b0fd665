package org.tillbridge.exchange.jobs;

import java.util.List;

/// Which rows of the source travel, by a named kind. The values come from the group that asks,
/// never from configuration; a subjob with several filters sends the rows that pass all of them.
public sealed interface RowFilter {

    /// Rows of the group's legal entity, which stands in `column` of the source.
    record LegalEntity(String column) implements RowFilter {}

    /// Rows of one of the group's channels, which stands in `column` of the source (spec I23).
    record Channel(String column) implements RowFilter {}

    /// Rows that share an address book with the group; a group without address books takes all
    /// (spec G05).
    ///
    /// @param membership the table that says which row is in which `address_book`
    /// @param key        the columns by which a membership names the row, of one name in both
    ///   tables
    record AddressBook(String membership, List<String> key) implements RowFilter {

        public AddressBook {
            key = List.copyOf(key);
        }
    }

    /// Rows whose `column` is empty or lies behind the last sweep for expired rows (spec I22).
    record NotExpired(String column) implements RowFilter {}

    static RowFilter legalEntity(String column) {
        return new LegalEntity(column);
    }
}
