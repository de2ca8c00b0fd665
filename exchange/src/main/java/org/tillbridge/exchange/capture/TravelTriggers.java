package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tillbridge.exchange.jobs.RowFilter;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Checks the tables a subjob names, and says what makes a user's table travel: the product's own
/// write their transaction themselves, which is cheaper. A part of [TableStatements], with the same
/// promise: names from the catalogue, quoted. Every statement may be run again.
public final class TravelTriggers {

    private static final ErrorCode NOT_YOURS = ErrorCode.user("TableNotYours");

    private final Catalogue catalogue;

    private TravelTriggers(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static TravelTriggers checkedAgainst(Database database) {
        return new TravelTriggers(Catalogue.of(database));
    }

    /// Refuses names the source does not have, and tables that are not a user's.
    public void requireSource(Subjob subjob) {
        String table = subjob.sourceTable();
        requireUsers(table);
        Stream.of(subjob.sourceColumns(), subjob.sourceKey(), filterColumns(subjob))
                .flatMap(List::stream)
                .forEach(column -> catalogue.requireColumn(table, column));
        subjob.find(RowFilter.AddressBook.class).ifPresent(books -> requireMembership(subjob, books));
    }

    /// Refuses names the target of an upload does not have; its key must be its primary key, one
    /// UUID.
    public void requireUploadTarget(Subjob subjob) {
        String table = subjob.targetTable();
        requireUsers(table);
        subjob.targetColumns().forEach(column -> catalogue.requireColumn(table, column));
        boolean oneUuid = subjob.key().size() == 1
                && catalogue
                        .requireColumn(table, subjob.key().getFirst())
                        .type()
                        .equals("uuid");
        if (!oneUuid || !catalogue.primaryKey(table).equals(subjob.key())) {
            throw SubjobUnfit.because(
                    subjob, "a table that goes up needs one uuid column as its key, the primary key of " + table);
        }
    }

    /// Whether the table with this name is here and a user's.
    public boolean isUsers(String table) {
        return catalogue.hasTable(table) && catalogue.isOfUser(table);
    }

    /// At headquarters: its changes, deletions and rows that leave a filter are noticed.
    public List<String> atSource(Subjob subjob) {
        String table = Quoted.name(subjob.sourceTable());
        String entity = subjob.find(RowFilter.LegalEntity.class)
                .map(RowFilter.LegalEntity::column)
                .orElse("");
        String arguments = literals(Stream.concat(Stream.of(entity), subjob.sourceKey().stream()));
        String leaving = Stream.concat(subjob.sourceKey().stream(), filterColumns(subjob).stream())
                .distinct()
                .map(Quoted::name)
                .map(column -> "old.%1$s is distinct from new.%1$s".formatted(column))
                .collect(Collectors.joining(" or "));
        return List.of(
                "alter table %s add column if not exists changed_xid xid8 not null default pg_current_xact_id()"
                        .formatted(table),
                "create index if not exists %s on %s (changed_xid)"
                        .formatted(Quoted.name(shortened(subjob.sourceTable()) + "_changed_xid"), table),
                "create or replace trigger note_change before insert or update on %s for each row execute function note_change()"
                        .formatted(table),
                "create or replace trigger leave_key after delete on %s for each row execute function leave_key(%s)"
                        .formatted(table, arguments),
                "create or replace trigger leave_filter after update on %s for each row when (%s) execute function leave_key(%s)"
                        .formatted(table, leaving, arguments),
                "create or replace trigger refuse_truncate before truncate on %s for each statement execute function refuse_truncate()"
                        .formatted(table));
    }

    /// At headquarters, on the table that says in which address books a row is.
    public List<String> atMembership(Subjob subjob) {
        return subjob.find(RowFilter.AddressBook.class).stream()
                .map(books ->
                        "create or replace trigger membership_changed after insert or update or delete on %s for each row execute function membership_changed(%s)"
                                .formatted(
                                        Quoted.name(books.membership()),
                                        literals(Stream.concat(
                                                Stream.of(
                                                        subjob.sourceTable(),
                                                        subjob.find(RowFilter.LegalEntity.class)
                                                                .map(RowFilter.LegalEntity::column)
                                                                .orElse("")),
                                                subjob.sourceKey().stream()))))
                .toList();
    }

    /// At a store: what is written goes up once, and never changes. Rows that were there before go,
    /// too.
    public List<String> atStore(Subjob subjob) {
        requireSource(subjob);
        String table = Quoted.name(subjob.sourceTable());
        String key = Quoted.name(subjob.sourceKey().getFirst());
        String name = Quoted.literal(subjob.sourceTable());
        return List.of(
                "create or replace trigger capture_row after insert on %s for each row execute function capture_row(%s)"
                        .formatted(table, Quoted.literal(subjob.sourceKey().getFirst())),
                "create or replace trigger refuse_change before update or delete on %s for each row execute function refuse_change()"
                        .formatted(table),
                """
                insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
                select nextval('capture_no'), %1$s, t.%2$s, octet_length(t::text), statement_timestamp()
                from %3$s t
                where not exists (select from outbox o where o.row_key = t.%2$s)
                order by t.%2$s""".formatted(name, key, table));
    }

    private void requireMembership(Subjob subjob, RowFilter.AddressBook books) {
        books.key().forEach(column -> catalogue.requireColumn(books.membership(), column));
        catalogue.requireColumn(books.membership(), "address_book");
        if (!books.key().equals(subjob.sourceKey())) {
            throw SubjobUnfit.because(subjob, "the key of its address books is not its own key");
        }
    }

    private static List<String> filterColumns(Subjob subjob) {
        return subjob.filters().stream()
                .flatMap(filter -> switch (filter) {
                    case RowFilter.LegalEntity(String column) -> Stream.of(column);
                    case RowFilter.Channel(String column) -> Stream.of(column);
                    case RowFilter.NotExpired(String column) -> Stream.of(column);
                    case RowFilter.AddressBook ignored -> Stream.<String>of();
                })
                .toList();
    }

    private void requireUsers(String table) {
        catalogue.requireTable(table);
        if (!catalogue.isOfUser(table)) {
            throw new TillbridgeException(
                    NOT_YOURS,
                    "Table %s is Tillbridge's own; a seed adds tables of yours, in schema public".formatted(table));
        }
    }

    private static String literals(Stream<String> values) {
        return values.map(Quoted::literal).collect(Collectors.joining(", "));
    }

    private static String shortened(String table) {
        return table.length() <= 50 ? table : table.substring(0, 50);
    }
}
