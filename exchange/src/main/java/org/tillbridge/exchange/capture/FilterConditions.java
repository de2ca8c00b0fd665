package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;

/// The conditions of a subjob's filters on the source, alias `t`. A part of [TableStatements], with
/// the same promise: names from the catalogue, quoted; values as quoted literals.
final class FilterConditions {

    private static final String BOOK = "address_book";

    private final Catalogue catalogue;

    FilterConditions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// True for the rows the group is sent.
    String condition(Subjob subjob, ChannelGroup group) {
        if (!group.takes(subjob)) {
            return "false";
        }
        return subjob.filters().isEmpty()
                ? "true"
                : subjob.filters().stream()
                        .map(filter -> condition(subjob, filter, group))
                        .collect(Collectors.joining(" and "));
    }

    /// True for the removed rows the group is told of. A removed row knows its legal entity only: a
    /// key the group never had removes nothing.
    static String removals(Subjob subjob, ChannelGroup group) {
        if (!group.takes(subjob)) {
            return "false";
        }
        return subjob.find(RowFilter.LegalEntity.class)
                .map(filter -> "t.legal_entity = " + Quoted.literal(group.legalEntity()))
                .orElse("true");
    }

    private String condition(Subjob subjob, RowFilter filter, ChannelGroup group) {
        return switch (filter) {
            case RowFilter.LegalEntity(String column) ->
                "%s = %s".formatted(column(subjob, column), Quoted.literal(group.legalEntity()));
            case RowFilter.Channel(String column) ->
                "%s in (select c.channel_id from channel c where c.channel_group = %s)"
                        .formatted(column(subjob, column), Quoted.literal(group.name()));
            case RowFilter.AddressBook books -> sharesAddressBook(subjob, books, group);
            case RowFilter.NotExpired(String column) ->
                "coalesce(%s > (select e.swept_until from expiry_sweep e where e.table_name = %s), true)"
                        .formatted(column(subjob, column), Quoted.literal(subjob.sourceTable()));
        };
    }

    private String sharesAddressBook(Subjob subjob, RowFilter.AddressBook books, ChannelGroup group) {
        requireColumns(subjob.sourceTable(), books.key());
        requireColumns(books.membership(), books.key());
        requireColumns(books.membership(), List.of(BOOK));
        String same = books.key().stream()
                .map(column -> "m.%1$s = t.%1$s".formatted(Quoted.name(column)))
                .collect(Collectors.joining(" and "));
        return """
                (not exists (select from channel_group_address_book g where g.channel_group = %1$s)
                    or exists (
                        select
                        from %2$s m
                        join channel_group_address_book g on g.address_book = m.address_book
                        where g.channel_group = %1$s
                            and %3$s))""".formatted(Quoted.literal(group.name()), Quoted.name(books.membership()), same);
    }

    private String column(Subjob subjob, String column) {
        requireColumns(subjob.sourceTable(), List.of(column));
        return "t." + Quoted.name(column);
    }

    private void requireColumns(String table, List<String> columns) {
        columns.forEach(column -> catalogue.requireColumn(table, column));
    }
}
