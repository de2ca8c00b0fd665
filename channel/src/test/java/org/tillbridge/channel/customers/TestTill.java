package org.tillbridge.channel.customers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.UuidVersion7;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.testkit.MovableClock;
import org.tillbridge.testkit.TestDatabase;

/// Words for tests: a till of store 052 in Riga, with a database of its own.
public final class TestTill implements AutoCloseable {

    public static final Store RIGA = new Store("052", "lv01", new CustomerDefaults("LV", "EUR", "lv", "30"));

    private final TestDatabase database =
            TestDatabase.of("org/tillbridge/channel/migrations", "channel", "channel, public");
    private final MovableClock clock = MovableClock.at("2026-11-21T12:38:02.123Z");
    private final UuidVersion7 ids = new UuidVersion7(clock, new Random());
    private final AtomicInteger wakes = new AtomicInteger();
    private final StoreCustomers customers = customersOf(RIGA);

    public StoreCustomers customersOf(Store store) {
        return StoreCustomers.of(new CustomerStation(database.database(), store, clock, ids, wakes::incrementAndGet));
    }

    public StoreCustomers customers() {
        return customers;
    }

    public TestDatabase database() {
        return database;
    }

    public MovableClock clock() {
        return clock;
    }

    int wakes() {
        return wakes.get();
    }

    /// Customers have these attributes from now on, which take any text.
    public void attributes(String... names) {
        for (String statement : List.of(
                "insert into legal_entity (legal_entity, name, customer_attribute_group) values ('lv01', 'Veikali', 'all') on conflict (legal_entity) do update set customer_attribute_group = 'all'",
                "insert into attribute_type (attribute_type, kind, allowed) values ('text', 'TEXT', '[]')",
                "insert into attribute (attribute, attribute_type, translations) select name, 'text', '{}' from unnest(:names) n (name)",
                "insert into attribute_group_member (attribute_group, attribute, position) select 'all', name, place from unnest(:names) with ordinality n (name, place)")) {
            database.client().sql(statement).param("names", names).update();
        }
    }

    Creation create(CustomerDraft draft) {
        return customers.create().run(new NewCustomer(null, null, draft));
    }

    Customer created(CustomerDraft draft) {
        return ((Creation.Created) create(draft)).customer();
    }

    Change change(Customer customer, CustomerDraft draft) {
        return change(customer, draft, null);
    }

    Change change(Customer customer, CustomerDraft draft, String key) {
        return customers.change().run(new CustomerChange(reference(customer.id()), key(key), draft));
    }

    Customer find(CustomerId id) {
        return customers.find().run(reference(id)).orElseThrow();
    }

    List<String> search(String keyword) {
        return customers.search().run(CustomerSearch.of(keyword)).stream()
                .map(CustomerHit::name)
                .toList();
    }

    int count(String rows) {
        return database.client()
                .sql("select count(*) from " + rows)
                .query(Integer.class)
                .single();
    }

    static CustomerReference reference(CustomerId id) {
        return new CustomerReference.ById(id);
    }

    static IdempotencyKey key(String key) {
        return key == null ? null : new IdempotencyKey(key);
    }

    static CustomerDraft person(String first, String last) {
        return fields(Map.of(CustomerField.FIRST_NAME, first, CustomerField.LAST_NAME, last));
    }

    static CustomerDraft person(String first, String last, Map<CustomerField, String> more) {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        values.put(CustomerField.FIRST_NAME, first);
        values.put(CustomerField.LAST_NAME, last);
        values.putAll(more);
        return fields(values);
    }

    static CustomerDraft fields(Map<CustomerField, String> values) {
        return new CustomerDraft(values, Set.of(), List.of());
    }

    static CustomerDraft with(CustomerDraft draft, AddressPayload... addresses) {
        return new CustomerDraft(draft.values(), draft.cleared(), List.of(addresses));
    }

    @Override
    public void close() {
        database.close();
    }
}
