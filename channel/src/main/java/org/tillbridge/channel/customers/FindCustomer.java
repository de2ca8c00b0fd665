package org.tillbridge.channel.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AccountId;
import org.tillbridge.kernel.customer.Contact;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.Extensions;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds customers of the store's legal entity by their keys, or one by its account ID.
public final class FindCustomer {

    private static final Sql FIND = Sql.of(FindCustomer.class, "find_customer.sql");
    private static final Sql WHY_CANCELED = Sql.of(FindCustomer.class, "find_cancellation.sql");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Store store;

    public FindCustomer(CustomerStation station) {
        this.database = station.database();
        this.store = station.store();
    }

    public Optional<Customer> run(CustomerReference reference) {
        return switch (reference) {
            case CustomerReference.ById byId ->
                find(new UUID[] {byId.id().value()}, new String[0]).stream().findFirst();
            case CustomerReference.ByAccount byAccount ->
                find(new UUID[0], new String[] {byAccount.account().value()}).stream()
                        .findFirst();
        };
    }

    /// Those of them that are here, in the order they are named.
    public List<Customer> all(List<CustomerId> customers) {
        UUID[] keys = customers.stream().map(CustomerId::value).toArray(UUID[]::new);
        Map<CustomerId, Customer> found = new HashMap<>();
        find(keys, new String[0]).forEach(customer -> found.put(customer.id(), customer));
        return customers.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .toList();
    }

    private List<Customer> find(UUID[] keys, String[] accounts) {
        return FIND.list(
                database.client(),
                Map.of("legal_entity", store.legalEntity(), "customer_ids", keys, "account_ids", accounts),
                FindCustomer::customer);
    }

    /// Why headquarters did without a customer that was created here, while the journal still says
    /// so.
    public Optional<String> whyCanceled(CustomerId customer) {
        return WHY_CANCELED
                .list(
                        database.client(),
                        Map.of("legal_entity", store.legalEntity(), "customer_id", customer.value()),
                        (row, number) -> row.getString("reason"))
                .stream()
                .findFirst();
    }

    static Map<String, @Nullable Object> parameters(Store store, CustomerReference reference) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("legal_entity", store.legalEntity());
        values.put("customer_id", null);
        values.put("account_id", null);
        switch (reference) {
            case CustomerReference.ById byId ->
                values.put("customer_id", byId.id().value());
            case CustomerReference.ByAccount byAccount ->
                values.put("account_id", byAccount.account().value());
        }
        return values;
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        String account = row.getString("account_id");
        return new Customer(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                account == null ? null : new AccountId(account),
                CustomerPayload.fromJson(row.getString("card")),
                particulars(row),
                Times.instant(row, "created_at"),
                syncStatus(row));
    }

    private static Particulars particulars(ResultSet row) throws SQLException {
        String attributes = row.getString("attributes");
        String contacts = row.getString("contacts");
        String extensions = row.getString("extensions");
        return attributes == null && contacts == null && extensions == null
                ? Particulars.NONE
                : new Particulars(
                        attributes == null
                                ? List.of()
                                : JSON.readValue(attributes, new TypeReference<List<AttributeValue>>() {}),
                        contacts == null ? List.of() : contacts(JSON.readTree(contacts)),
                        List.of(),
                        extensions == null ? Map.of() : extensions(extensions));
    }

    /// What was taken away is nothing.
    private static Map<String, String> extensions(String byName) {
        return Extensions.after(Map.of(), JSON.readValue(byName, new TypeReference<Map<String, String>>() {}));
    }

    /// By kind, then as they are written.
    private static List<Contact> contacts(JsonNode byKey) {
        return byKey.valueStream()
                .flatMap(node -> Contact.find(node).stream())
                .sorted(Comparator.comparing(Contact::kind).thenComparing(Contact::value))
                .toList();
    }

    private static SyncStatus syncStatus(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new SyncStatus(
                state == null ? RequestState.DONE : RequestState.valueOf(state),
                row.getInt("pending_requests"),
                row.getString("reason"));
    }
}
