package org.tillbridge.headquarters.stores;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Who is in which address book: groups of stores, and customers. A customer goes to the groups she
/// shares one with (spec G05).
public final class AddressBooks {

    private static final Sql LIST = Sql.of(AddressBooks.class, "list_address_books.sql");
    private static final ErrorCode INVALID = ErrorCode.user("AddressBookInvalid");
    private static final int LONGEST = 60;
    private static final String ASSIGN_GROUP =
            "insert into channel_group_address_book (channel_group, address_book) values (?, ?) on conflict do nothing";
    private static final String REMOVE_GROUP =
            "delete from channel_group_address_book where channel_group = ? and address_book = ?";
    private static final String ASSIGN_CUSTOMER =
            "insert into customer_address_book (legal_entity, customer_id, address_book) values (?, ?, ?) on conflict do nothing";
    private static final String REMOVE_CUSTOMER =
            "delete from customer_address_book where legal_entity = ? and customer_id = ? and address_book = ?";

    private final Database database;
    private final AuditTrail audit;

    public AddressBooks(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// A book, and how many are in it.
    public record Book(String addressBook, List<String> groups, long customers, long staff) {}

    /// Whether somebody enters a book or leaves it.
    public enum Move {
        ASSIGN,
        REMOVE
    }

    /// Who is meant: a group of stores, or a customer.
    ///
    /// @param legalEntity the customer's; null where there is only one
    public record Member(
            @Nullable String group,
            @Nullable String customer,
            @Nullable String legalEntity) {

        public Member {
            if ((group == null) == (customer == null)) {
                throw new TillbridgeException(INVALID, "Say who: a group of stores, or a customer");
            }
        }
    }

    /// @param changed false when it was so already
    /// @param takes   what a group that was moved is sent now
    public record Outcome(boolean changed, Takes takes) {}

    /// Which customers are sent.
    public enum Takes {
        EVERY_CUSTOMER,
        THOSE_OF_ITS_BOOKS,
        NOT_A_GROUP
    }

    public List<Book> list() {
        return LIST.list(
                database.client(),
                Map.of(),
                (row, number) -> new Book(
                        row.getString("address_book"),
                        List.of((String[]) row.getArray("groups").getArray()),
                        row.getLong("customers"),
                        row.getLong("staff")));
    }

    /// What it would change; nothing is saved.
    public Outcome preview(Move move, String book, Member member) {
        try {
            return database.inTransaction(() -> {
                throw new TakenBack(change(move, book, member));
            });
        } catch (TakenBack e) {
            return e.outcome;
        }
    }

    /// Throws `AddressBookInvalid`, `ChannelGroupUnknown`, `CustomerUnknown`.
    public Outcome run(Move move, String book, Member member) {
        return database.inTransaction(() -> {
            Outcome outcome = change(move, book, member);
            if (outcome.changed()) {
                audit.add(new AuditTrail.Event(
                        "address-book." + move.name().toLowerCase(Locale.ROOT),
                        "address book " + book,
                        member.group() == null
                                ? Map.of("customer", String.valueOf(member.customer()))
                                : Map.of("group", member.group())));
            }
            return outcome;
        });
    }

    private Outcome change(Move move, String book, Member member) {
        if (book.isBlank() || book.length() > LONGEST || book.indexOf(0) >= 0) {
            throw new TillbridgeException(
                    INVALID, "The name of an address book has 1 to %d characters".formatted(LONGEST));
        }
        return member.group() == null
                ? moveCustomer(move, book, member)
                : moveGroup(move, book, requireGroup(member.group()));
    }

    private Outcome moveGroup(Move move, String book, String group) {
        int changed = database.client()
                .sql(move == Move.ASSIGN ? ASSIGN_GROUP : REMOVE_GROUP)
                .params(group, book)
                .update();
        boolean hasBooks = database.client()
                .sql("select exists (select from channel_group_address_book where channel_group = ?)")
                .param(group)
                .query(Boolean.class)
                .single();
        return new Outcome(changed > 0, hasBooks ? Takes.THOSE_OF_ITS_BOOKS : Takes.EVERY_CUSTOMER);
    }

    private Outcome moveCustomer(Move move, String book, Member member) {
        String legalEntity = LegalEntities.require(database, member.legalEntity());
        UUID customer = StoreSettings.requireCustomer(database, legalEntity, String.valueOf(member.customer()));
        int changed = database.client()
                .sql(move == Move.ASSIGN ? ASSIGN_CUSTOMER : REMOVE_CUSTOMER)
                .params(legalEntity, customer, book)
                .update();
        return new Outcome(changed > 0, Takes.NOT_A_GROUP);
    }

    private String requireGroup(String group) {
        boolean known = database.client()
                .sql("select exists (select from channel_group where channel_group = ?)")
                .param(group)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new TillbridgeException(
                    ErrorCode.user("ChannelGroupUnknown"),
                    "There is no group %s; tillbridge stores shows each store's".formatted(group));
        }
        return group;
    }

    /// Ends the transaction of a preview.
    private static final class TakenBack extends RuntimeException {

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super("preview", null, false, false);
            this.outcome = outcome;
        }
    }
}
