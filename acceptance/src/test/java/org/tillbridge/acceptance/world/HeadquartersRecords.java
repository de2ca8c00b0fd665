package org.tillbridge.acceptance.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tillbridge.kernel.sql.Database;

/// What headquarters has written down, read from its database.
public record HeadquartersRecords(Database database) {

    /// What became of each request of a customer, in the order the tills made them:
    /// `CHANGE_CUSTOMER DONE`.
    public List<String> requests(String customerId) {
        return database.client()
                .sql("""
                        select s.kind || ' ' || s.state
                        from request_state s
                        join customer_request r on r.request_id = s.request_id
                        where s.customer_id = :customer_id
                        order by r.captured_at, r.capture_no""")
                .param("customer_id", UUID.fromString(customerId))
                .query(String.class)
                .list();
    }

    /// One field of a customer, by the name of its column.
    public String field(String customerId, String column) {
        return database.client()
                .sql("select to_jsonb(c) ->> :column from customer c where c.customer_id = :customer_id")
                .param("column", column)
                .param("customer_id", UUID.fromString(customerId))
                .query(String.class)
                .single();
    }

    /// The address books a customer is in.
    public List<String> addressBooks(String customerId) {
        return database.client()
                .sql("select address_book from customer_address_book where customer_id = ? order by address_book")
                .param(UUID.fromString(customerId))
                .query(String.class)
                .list();
    }

    /// What people did to something by hand.
    public List<String> audited(String subject) {
        return database.client()
                .sql("select action from audit_event where subject = ? order by event_id")
                .param(subject)
                .query(String.class)
                .list();
    }

    /// The cities of a customer's addresses, also of those that have ended.
    public List<String> addresses(String customerId) {
        return database.client()
                .sql("""
                        select a.city || case when a.deactivated_at is null then '' else ' (ended)' end
                        from customer_address a
                        where a.customer_id = :customer_id
                        order by a.city""")
                .param("customer_id", UUID.fromString(customerId))
                .query(String.class)
                .list();
    }

    /// Every customer's UUID with its account ID.
    public Map<String, String> accountsByCustomer() {
        Map<String, String> accounts = new TreeMap<>();
        database.client().sql("select customer_id, account_id from customer").query(row -> {
            accounts.put(row.getString(1), row.getString(2));
        });
        return accounts;
    }

    public long customers() {
        return count("select count(*) from customer");
    }

    public long requests() {
        return count("select count(*) from customer_request");
    }

    public long sessions() {
        return count("select count(*) from upload_session");
    }

    private long count(String statement) {
        return database.client().sql(statement).query(Long.class).single();
    }
}
