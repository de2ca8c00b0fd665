package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.channel.customers.AffiliationChange;
import org.tillbridge.channel.customers.AffiliationOutcome;
import org.tillbridge.channel.customers.Change;
import org.tillbridge.channel.customers.CustomerChange;
import org.tillbridge.channel.customers.GivenParticulars;
import org.tillbridge.kernel.attribute.GivenValue;
import org.tillbridge.kernel.customer.ContactKind;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.customer.GivenContact;

/// Three stores change the same customers, cut off from headquarters at random, with clocks that go
/// wrong.
class EditsOfSeveralStoresTest {

    private static final String STREET = "street";
    private static final String ATTRIBUTE = "Colour";
    private static final String EXTENSION = "extension";
    private static final String BIRTH_DATE = "birth_date";
    private static final List<String> FIELDS = List.of(
            "email",
            "vat_number",
            "first_name",
            "last_name",
            "customer_group",
            STREET,
            STREET,
            ATTRIBUTE,
            ATTRIBUTE,
            EXTENSION,
            BIRTH_DATE);

    @TempDir
    Path folder;

    private TestHeadquarters headquarters;
    private List<TestStore> stores;
    private List<TestLine> lines;

    @BeforeEach
    void open() {
        headquarters = new TestHeadquarters(folder);
        stores = List.of("001", "002", "003").stream()
                .map(id -> new TestStore(id, folder))
                .toList();
        canJoin(headquarters.client());
        canHave(headquarters.client());
        stores.forEach(store -> canJoin(store.client()));
        stores.forEach(store -> canHave(store.client()));
        lines = stores.stream().map(store -> new TestLine(store, headquarters)).toList();
    }

    @AfterEach
    void close() {
        lines.forEach(TestLine::close);
        stores.forEach(TestStore::close);
        headquarters.close();
    }

    /// A customer and the address her stores change.
    private record Someone(UUID id, UUID address) {}

    /// An edit a till was told is stored.
    ///
    /// @param saw what the till showed before
    private record Edit(String store, Someone customer, String field, String value, String saw) {}

    /// I10, H15, H27
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void everyEditIsCurrentOverwrittenBySomebodyWhoKnewItOrKeptAsAConflict(long seed) {
        var random = new Random(seed);
        List<Someone> customers = IntStream.range(0, 3)
                .mapToObj(customer -> someone(any(random, stores), "Customer" + customer))
                .toList();
        heal();

        List<Edit> edits = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            int store = random.nextInt(stores.size());
            switch (random.nextInt(10)) {
                case 0, 1 -> stores.get(store).upload(lines.get(store).line);
                case 2 -> headquarters.convertAndRelease();
                case 3 -> stores.get(store).download(headquarters);
                case 4 -> stores.get(store).clock.advance(Duration.ofMinutes(random.nextInt(-3_000, 3_000)));
                case 5 -> changesAContact(random, stores.get(store), any(random, customers), step);
                case 6 -> joinsOrLeaves(random, stores.get(store), any(random, customers));
                default -> edits.add(edit(random, stores.get(store), any(random, customers), step));
            }
            stores.forEach(each -> each.clock.advance(Duration.ofSeconds(1)));
            headquarters.clock.advance(Duration.ofSeconds(1));
        }
        heal();

        assertThat(edits).isNotEmpty();
        assertThat(edits).filteredOn(edit -> !isAccountedFor(edit, edits)).isEmpty();
        for (TestStore store : stores) {
            assertThat(rows(store.client())).isEqualTo(rows(headquarters.client()));
            assertThat(addresses(store.client())).isEqualTo(addresses(headquarters.client()));
            assertThat(store.list(MEMBERS))
                    .isEqualTo(headquarters
                            .client()
                            .sql(MEMBERS)
                            .query(String.class)
                            .list());
            assertThat(store.count("outbox")).isEqualTo(answered(store));
        }
    }

    /// H27
    @Test
    void storeWhoseClockIsBehindOverwritesWhatItHasSeen() {
        UUID customer = stores.getFirst().creates("Ilze");
        heal();
        stores.get(0).clock.advance(Duration.ofMinutes(4));
        stores.get(0).changes(customer, CustomerField.EMAIL, "ahead@example.lv");
        heal();
        stores.get(1).clock.advance(Duration.ofDays(-1));
        stores.get(1).changes(customer, CustomerField.EMAIL, "behind@example.lv");
        heal();

        assertThat(headquarters.text("select email from customer where customer_id = '%s'".formatted(customer)))
                .isEqualTo("behind@example.lv");
        assertThat(headquarters.count("edit_conflict")).isZero();
    }

    /// H27
    @Test
    void storeWhoseClockIsBehindChangesThePartsItHasSeen() {
        UUID customer = stores.getFirst().creates("Ilze");
        UUID home = stores.getFirst().addsAddress(customer, "Brīvības 1", true);
        UUID work = stores.getFirst().addsAddress(customer, "Tērbatas 2", false);
        stores.get(0).clock.advance(Duration.ofMinutes(4));
        stores.get(0).changesAddress(customer, home, "ahead", null);
        joins(stores.get(0), customer, AffiliationChange.Step.JOIN);
        heal();
        stores.get(1).clock.advance(Duration.ofDays(-1));
        stores.get(1).changesAddress(customer, home, "behind", null);
        stores.get(1).changesAddress(customer, work, "chosen", true);
        joins(stores.get(1), customer, AffiliationChange.Step.LEAVE);
        heal();

        assertThat(addresses(headquarters.client()))
                .containsExactlyInAnyOrder("behind " + home + " false", "chosen " + work + " true");
        assertThat(headquarters.text("select (left_at is null)::text from customer_affiliation"))
                .isEqualTo("false");
        assertThat(headquarters.count("edit_conflict")).isZero();
        stores.forEach(store -> assertThat(addresses(store.client())).isEqualTo(addresses(headquarters.client())));
    }

    @Test
    void primaryAddressTwoStoresChooseUnknownToEachOtherIsTheLaterOneEverywhereAndBothAreKept() {
        UUID customer = stores.getFirst().creates("Ilze");
        UUID home = stores.getFirst().addsAddress(customer, "Brīvības 1", false);
        UUID work = stores.getFirst().addsAddress(customer, "Tērbatas 2", false);
        heal();
        stores.get(0).changesAddress(customer, home, "first", true);
        stores.get(1).clock.advance(Duration.ofMinutes(1));
        stores.get(1).changesAddress(customer, work, "second", true);
        heal();

        assertThat(addresses(headquarters.client()))
                .containsExactlyInAnyOrder("first " + home + " false", "second " + work + " true");
        assertThat(headquarters.text("select concat(field, ' ', standing_value, ' ', lost_value) from edit_conflict"))
                .isEqualTo("primary_address %s %s".formatted(work, home));
        stores.forEach(store -> assertThat(addresses(store.client())).isEqualTo(addresses(headquarters.client())));
    }

    private static void joins(TestStore store, UUID customer, AffiliationChange.Step step) {
        assertThat(store.customers
                        .affiliations()
                        .run(new AffiliationChange(TestStore.byId(customer), null, "STUDENT", step)))
                .isInstanceOf(AffiliationOutcome.Saved.class);
    }

    private static void joinsOrLeaves(Random random, TestStore store, Someone customer) {
        boolean isIn = store.list(MEMBERS).contains(customer.id().toString());
        joins(store, customer.id(), isIn ? AffiliationChange.Step.LEAVE : AffiliationChange.Step.JOIN);
    }

    /// Adds one, says another consent of one, or takes one away.
    private static void changesAContact(Random random, TestStore store, Someone customer, int step) {
        String value = "contact%d@example.com".formatted(random.nextInt(4));
        var contact = new GivenContact(ContactKind.EMAIL, value, null, random.nextBoolean(), step % 5 == 0);
        var draft = new CustomerDraft(Map.of(), Set.of(), List.of());
        assertThat(store.customers
                        .change()
                        .run(new CustomerChange(
                                TestStore.byId(customer.id()),
                                null,
                                draft,
                                new GivenParticulars(Map.of(), List.of(contact), Map.of()),
                                null)))
                .isInstanceOfAny(Change.Changed.class, Change.Unchanged.class);
    }

    private static void canJoin(JdbcClient database) {
        database.sql("insert into affiliation (affiliation, name) values ('STUDENT', 'Students')")
                .update();
    }

    private static void canHave(JdbcClient database) {
        for (String statement : List.of(
                "insert into attribute_type (attribute_type, kind, allowed) values ('text', 'TEXT', '[]')",
                "insert into attribute (attribute, attribute_type, translations) values ('Colour', 'text', '{}')",
                "insert into attribute_group (attribute_group, translations) values ('all', '{}')",
                "insert into attribute_group_member (attribute_group, attribute, position) values ('all', 'Colour', 1)",
                "insert into legal_entity (legal_entity, name, customer_attribute_group) values ('demo', 'Demo', 'all') on conflict (legal_entity) do update set customer_attribute_group = 'all'")) {
            database.sql(statement).update();
        }
    }

    private static Someone someone(TestStore store, String name) {
        UUID customer = store.creates(name);
        return new Someone(customer, store.addsAddress(customer, "Street of " + name, true));
    }

    private static Set<String> addresses(JdbcClient database) {
        return Set.copyOf(
                database.sql("select concat_ws(' ', street, address_id, is_primary::text) from customer_address")
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private static final String ROWS =
            "select row(customer_id, name, first_name, last_name, email, vat_number, customer_group, account_id, birth_date, attributes, contacts)::text from customer";
    private static final String MEMBERS =
            "select customer_id::text from customer_affiliation where left_at is null order by customer_id";

    private static Set<String> rows(JdbcClient database) {
        return Set.copyOf(database.sql(ROWS).query(String.class).list());
    }

    private static long answered(TestStore store) {
        return Long.parseLong(store.text("select count(*) filter (where answer = 'DONE')::text from outbox"));
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Edit edit(Random random, TestStore store, Someone customer, int step) {
        String field = any(random, FIELDS);
        String value = field.equals(BIRTH_DATE)
                ? LocalDate.of(1950, 1, 1).plusDays(step).toString()
                : "value" + step + "@example.com";
        String saw = shown(store.client(), customer, field);
        switch (field) {
            case STREET -> store.changesAddress(customer.id(), customer.address(), value, null);
            case ATTRIBUTE, EXTENSION -> changesAttribute(store, customer, field, value);
            default -> {
                CustomerField column = CustomerField.findByColumn(field).orElseThrow();
                assertThat(store.changes(customer.id(), column, value)).isInstanceOf(Change.Changed.class);
            }
        }
        return new Edit(store.id, customer, field, value, saw);
    }

    private static void changesAttribute(TestStore store, Someone customer, String field, String value) {
        var draft = new CustomerDraft(Map.of(), Set.of(), List.of());
        GivenParticulars given = field.equals(EXTENSION)
                ? new GivenParticulars(Map.of(), List.of(), Map.of("Tag", '"' + value + '"'))
                : new GivenParticulars(
                        Map.of(ATTRIBUTE, new GivenValue(GivenValue.Form.STRING, value)), List.of(), Map.of());
        assertThat(store.customers
                        .change()
                        .run(new CustomerChange(TestStore.byId(customer.id()), null, draft, given, null)))
                .isInstanceOf(Change.Changed.class);
    }

    private static String shown(JdbcClient database, Someone customer, String field) {
        String question = switch (field) {
            case STREET -> "select coalesce(street, 'null') from customer_address where address_id = ?";
            case ATTRIBUTE -> "select coalesce(attributes ->> 'Colour', 'null') from customer where customer_id = ?";
            case EXTENSION ->
                "select coalesce((attributes ->> '@Tag')::json #>> '{}', 'null') from customer where customer_id = ?";
            default -> "select coalesce(%s::text, 'null') from customer where customer_id = ?".formatted(field);
        };
        return database.sql(question)
                .param(field.equals(STREET) ? customer.address() : customer.id())
                .query(String.class)
                .single();
    }

    private boolean isAccountedFor(Edit edit, List<Edit> edits) {
        String current = shown(headquarters.client(), edit.customer(), edit.field());
        boolean overwritten = edits.stream()
                .anyMatch(later -> later.customer().equals(edit.customer())
                        && later.field().equals(edit.field())
                        && later.saw().equals(edit.value()));
        boolean kept = conflicts().getOrDefault(edit.customer().id() + " " + edit.value(), 0L) > 0;
        return current.equals(edit.value()) || overwritten || kept;
    }

    private Map<String, Long> conflicts() {
        return headquarters
                .client()
                .sql(
                        "select concat(customer_id, ' ', btrim(unnest(array[standing_value, lost_value]), '\"')) from edit_conflict")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    }

    /// Every line works again, and everything that waits has its turn.
    private void heal() {
        for (int round = 0; round < 2; round++) {
            for (int store = 0; store < stores.size(); store++) {
                stores.get(store).upload(lines.get(store).line);
            }
            headquarters.convertAndRelease();
            stores.forEach(store -> store.download(headquarters));
        }
    }
}
