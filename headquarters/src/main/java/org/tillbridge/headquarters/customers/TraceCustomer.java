package org.tillbridge.headquarters.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.search.SearchAllStores;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Finds a customer by key, account ID, e-mail, name or phone, and tells its journey.
public final class TraceCustomer {

    private static final int MOST_MATCHES = 50;
    private static final Sql FIND = Sql.of(TraceCustomer.class, "find_customers.sql");
    private static final Sql PENDING = Sql.of(TraceCustomer.class, "find_pending_customers.sql");
    private static final Sql REQUESTS = Sql.of(TraceCustomer.class, "journey_requests.sql");
    private static final Sql IN_QUARANTINE = Sql.of(TraceCustomer.class, "find_quarantined_customers.sql");
    private static final Sql QUARANTINED = Sql.of(TraceCustomer.class, "journey_quarantined.sql");
    private static final Sql DELIVERIES = Sql.of(TraceCustomer.class, "journey_deliveries.sql");

    private final Database database;
    private final SearchAllStores search;

    public TraceCustomer(Database database) {
        this.database = database;
        this.search = new SearchAllStores(database);
    }

    /// Every customer the reference can mean: as a key, an account ID or an e-mail; else who is found
    /// by all of its words or as a phone, and who waits to be converted, or lies in quarantine, by that
    /// very name or phone.
    public List<CustomerMatch> find(String reference) {
        List<CustomerMatch> named = named(reference);
        return named.isEmpty() && Criterion.isSearchable(reference) ? searched(reference) : named;
    }

    private List<CustomerMatch> searched(String text) {
        List<CustomerMatch> matches = new ArrayList<>(PENDING.list(
                database.client(), Map.of("text", text.strip(), "most", MOST_MATCHES), TraceCustomer::match));
        addOthers(
                matches,
                search.run(CustomerSearch.of(text).withRows(MOST_MATCHES), "").stream()
                        .filter(CustomerHit::hasEverything)
                        .map(hit -> new CustomerMatch(
                                hit.key().legalEntity(),
                                hit.id().value(),
                                hit.findAccount().map(AccountId::value).orElse(null),
                                hit.name()))
                        .toList());
        addOthers(matches, inQuarantine(null, null, text.strip()));
        return matches;
    }

    private static void addOthers(List<CustomerMatch> matches, List<CustomerMatch> others) {
        others.stream()
                .filter(one -> matches.stream()
                        .noneMatch(other -> other.customerId().equals(one.customerId())
                                && other.legalEntity().equals(one.legalEntity())))
                .forEach(matches::add);
    }

    private List<CustomerMatch> inQuarantine(
            @Nullable Object customerId, @Nullable Object email, @Nullable String text) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customer_id", customerId);
        values.put("email", email);
        values.put("text", text);
        values.put("most", MOST_MATCHES);
        return IN_QUARANTINE.list(database.client(), values, TraceCustomer::match);
    }

    private List<CustomerMatch> named(String reference) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("customer_id", null);
        values.put("account_id", null);
        values.put("email", reference.contains("@") ? reference.strip() : null);
        values.put("most", MOST_MATCHES);
        CustomerReference.parse(reference.strip()).ifPresent(parsed -> {
            switch (parsed) {
                case CustomerReference.ById byId ->
                    values.put("customer_id", byId.id().value());
                case CustomerReference.ByAccount byAccount ->
                    values.put("account_id", byAccount.account().value());
            }
        });
        List<CustomerMatch> matches = new ArrayList<>(FIND.list(database.client(), values, TraceCustomer::match));
        addOthers(matches, inQuarantine(values.get("customer_id"), values.get("email"), null));
        return matches;
    }

    private static CustomerMatch match(ResultSet row, int number) throws SQLException {
        return new CustomerMatch(
                row.getString("legal_entity"),
                row.getObject("customer_id", UUID.class),
                row.getString("account_id"),
                row.getString("name"));
    }

    /// The journey of the one customer the reference means. Throws `CustomerUnknown` for none,
    /// `CustomerAmbiguous` for several.
    public CustomerJourney journey(String reference) {
        List<CustomerMatch> matches = find(reference);
        if (matches.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("CustomerUnknown"), "Headquarters knows no customer " + reference);
        }
        if (matches.size() > 1) {
            throw new TillbridgeException(
                    ErrorCode.user("CustomerAmbiguous"),
                    "%d customers can be meant by %s; ask for one by its key".formatted(matches.size(), reference));
        }
        return journey(matches.getFirst());
    }

    private CustomerJourney journey(CustomerMatch customer) {
        Map<String, ?> key = Map.of("legal_entity", customer.legalEntity(), "customer_id", customer.customerId());
        return database.inOneSnapshot(() -> new CustomerJourney(
                customer,
                REQUESTS.list(database.client(), key, TraceCustomer::request),
                DELIVERIES.list(database.client(), key, TraceCustomer::delivery),
                QUARANTINED.list(database.client(), key, TraceCustomer::quarantined)));
    }

    private static CustomerJourney.Request request(ResultSet row, int number) throws SQLException {
        return new CustomerJourney.Request(
                row.getObject("request_id", UUID.class),
                row.getString("kind"),
                row.getString("channel_id"),
                row.getString("creation_mode"),
                row.getString("creation_failure"),
                Times.instant(row, "captured_at"),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getObject("session_id", UUID.class),
                Times.instantOrNull(row, "sealed_at"),
                row.getLong("session_rows"),
                Times.instant(row, "received_at"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("run_id", UUID.class),
                Times.instantOrNull(row, "answered_at"),
                row.getObject("release_no", Long.class),
                Times.instantOrNull(row, "released_at"));
    }

    private static CustomerJourney.Quarantined quarantined(ResultSet row, int number) throws SQLException {
        return new CustomerJourney.Quarantined(
                row.getLong("quarantine_id"),
                row.getObject("request_id", UUID.class),
                row.getString("kind"),
                row.getString("channel_id"),
                Times.instant(row, "quarantined_at"),
                row.getString("reason"));
    }

    private static CustomerJourney.Delivery delivery(ResultSet row, int number) throws SQLException {
        return new CustomerJourney.Delivery(
                row.getObject("request_id", UUID.class),
                row.getString("channel_id"),
                row.getObject("package_id", UUID.class),
                Times.instantOrNull(row, "built_at"),
                row.getLong("package_rows"),
                Times.instantOrNull(row, "offered_at"),
                Times.instantOrNull(row, "applied_at"));
    }
}
