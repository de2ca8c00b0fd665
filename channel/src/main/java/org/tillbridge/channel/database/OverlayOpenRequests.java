package org.tillbridge.channel.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.sessions.AppliedRows;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Re-applies this store's unanswered requests to the customers a package touched: a change made at
/// the till never flickers back, and a customer is found exactly once, before, during and after.
public final class OverlayOpenRequests implements AppliedRows {

    private static final Sql CREATE_TOUCHED = Sql.of(OverlayOpenRequests.class, "01_create_touched_customer.sql");
    private static final Sql NOTE_ARRIVING = Sql.of(OverlayOpenRequests.class, "02_note_arriving_customers.sql");
    private static final Sql FIND_OTHERS = Sql.of(OverlayOpenRequests.class, "03_find_touched_customers.sql");
    private static final Sql LOCK = Sql.of(OverlayOpenRequests.class, "04_lock_touched_customers.sql");
    private static final Sql REAPPLY = Sql.of(OverlayOpenRequests.class, "05_reapply_open_requests.sql");
    private static final Sql ADD_WORDS = Sql.of(OverlayOpenRequests.class, "06_add_words_of_new_customers.sql");
    private static final Sql RENEW_WORDS = Sql.of(OverlayOpenRequests.class, "07_renew_words.sql");

    private static final Sql REAPPLY_ADDRESSES =
            Sql.of(OverlayOpenRequests.class, "08_reapply_open_address_requests.sql");
    private static final Sql REAPPLY_AFFILIATIONS =
            Sql.of(OverlayOpenRequests.class, "10_reapply_open_affiliation_requests.sql");
    private static final Sql REAPPLY_ATTRIBUTES =
            Sql.of(OverlayOpenRequests.class, "12_reapply_open_attribute_requests.sql");
    private static final Sql REAPPLY_CONTACTS =
            Sql.of(OverlayOpenRequests.class, "13_reapply_open_contact_requests.sql");
    private static final Sql FORGET_CANCELED_AFFILIATIONS =
            Sql.of(OverlayOpenRequests.class, "11_forget_canceled_affiliations.sql");
    private static final Sql REAPPLY_PARTNER_USERS =
            Sql.of(OverlayOpenRequests.class, "reapply_open_partner_user_requests.sql");
    private static final Sql FORGET_CANCELED_PARTNER_USERS =
            Sql.of(OverlayOpenRequests.class, "forget_canceled_partner_users.sql");
    private static final Sql FORGET_CANCELED_LOYALTY_CARDS =
            Sql.of(OverlayOpenRequests.class, "12_forget_canceled_loyalty_cards.sql");
    private static final Sql FORGET_PARTS_OF_CANCELED_CUSTOMERS =
            Sql.of(OverlayOpenRequests.class, "13_forget_parts_of_canceled_customers.sql");
    private static final Sql FORGET_CANCELED_ADDRESSES =
            Sql.of(OverlayOpenRequests.class, "09_forget_canceled_addresses.sql");

    /// Most customers of a package are new here, or come back as they were: whoever looks before it
    /// is taken need not touch the words of the latter.
    @Override
    public void arrived(JdbcClient database) {
        CREATE_TOUCHED.update(database, Map.of());
        PlannerStatistics.refresh(database, "touched_customer", NOTE_ARRIVING.update(database, Map.of()));
    }

    @Override
    public void applied(JdbcClient database, OffsetDateTime appliedAt) {
        CREATE_TOUCHED.update(database, Map.of());
        FIND_OTHERS.update(database, Map.of());
        PlannerStatistics.refresh(database, "touched_customer", touched(database));
        LOCK.list(database, Map.of(), (row, number) -> number);
        Left left = REAPPLY.one(database, Map.of(), OverlayOpenRequests::left);
        if (left.canceled() > 0) {
            FORGET_CANCELED_ADDRESSES.update(database, Map.of());
            FORGET_CANCELED_AFFILIATIONS.update(database, Map.of());
            FORGET_CANCELED_LOYALTY_CARDS.update(database, Map.of());
            FORGET_CANCELED_PARTNER_USERS.update(database, Map.of());
            FORGET_PARTS_OF_CANCELED_CUSTOMERS.list(database, Map.of(), (row, number) -> number);
        }
        if (left.openParts() > 0) {
            REAPPLY_ADDRESSES.update(database, Map.of());
            REAPPLY_AFFILIATIONS.update(database, Map.of());
            REAPPLY_PARTNER_USERS.update(database, Map.of());
            REAPPLY_ATTRIBUTES.update(database, Map.of());
            REAPPLY_CONTACTS.update(database, Map.of());
        }
        ADD_WORDS.update(database, Map.of());
        RENEW_WORDS.update(database, Map.of());
    }

    /// What is left to be done after the customers' own fields.
    ///
    /// @param openParts unanswered requests about parts of touched customers
    /// @param canceled requests that this package says were canceled
    private record Left(long openParts, long canceled) {}

    private static Left left(ResultSet row, int number) throws SQLException {
        return new Left(row.getLong("open_parts"), row.getLong("canceled"));
    }

    private static long touched(JdbcClient database) {
        return database.sql("select count(*) from touched_customer")
                .query(Long.class)
                .single();
    }
}
