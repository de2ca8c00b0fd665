package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
import org.tillbridge.channel.customers.Change;
import org.tillbridge.kernel.customer.CustomerField;

/// Three stores change the same customers, cut off from headquarters at random, with clocks that go
/// wrong.
class EditsOfSeveralStoresTest {

    private static final List<CustomerField> FIELDS = List.of(
            CustomerField.EMAIL,
            CustomerField.VAT_NUMBER,
            CustomerField.FIRST_NAME,
            CustomerField.LAST_NAME,
            CustomerField.CUSTOMER_GROUP);

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
        lines = stores.stream().map(store -> new TestLine(store, headquarters)).toList();
    }

    @AfterEach
    void close() {
        lines.forEach(TestLine::close);
        stores.forEach(TestStore::close);
        headquarters.close();
    }

    /// An edit a till was told is stored.
    ///
    /// @param saw what the till showed before
    private record Edit(String store, UUID customer, CustomerField field, String value, String saw) {}

    /// I10, H15, H27
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void everyEditIsCurrentOverwrittenBySomebodyWhoKnewItOrKeptAsAConflict(long seed) {
        var random = new Random(seed);
        List<UUID> customers = IntStream.range(0, 3)
                .mapToObj(customer -> any(random, stores).creates("Customer" + customer))
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
                default ->
                    edits.add(edit(random, stores.get(store), any(random, customers), "value" + step + "@example.com"));
            }
            stores.forEach(each -> each.clock.advance(Duration.ofSeconds(1)));
            headquarters.clock.advance(Duration.ofSeconds(1));
        }
        heal();

        assertThat(edits).isNotEmpty();
        assertThat(edits).filteredOn(edit -> !isAccountedFor(edit, edits)).isEmpty();
        for (TestStore store : stores) {
            assertThat(rows(store.client())).isEqualTo(rows(headquarters.client()));
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

    private static final String ROWS =
            "select row(customer_id, name, first_name, last_name, email, vat_number, customer_group, account_id)::text from customer";

    private static Set<String> rows(JdbcClient database) {
        return Set.copyOf(database.sql(ROWS).query(String.class).list());
    }

    private static long answered(TestStore store) {
        return Long.parseLong(store.text("select count(*) filter (where answer = 'DONE')::text from outbox"));
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Edit edit(Random random, TestStore store, UUID customer, String value) {
        CustomerField field = any(random, FIELDS);
        String saw = store.of(customer, field.column());
        assertThat(store.changes(customer, field, value)).isInstanceOf(Change.Changed.class);
        return new Edit(store.id, customer, field, value, saw);
    }

    private boolean isAccountedFor(Edit edit, List<Edit> edits) {
        String current = headquarters.text("select coalesce(%s, 'null') from customer where customer_id = '%s'"
                .formatted(edit.field().column(), edit.customer()));
        boolean overwritten = edits.stream()
                .anyMatch(later -> later.customer().equals(edit.customer())
                        && later.field() == edit.field()
                        && later.saw().equals(edit.value()));
        boolean kept = conflicts().getOrDefault(edit.customer() + " " + edit.value(), 0L) > 0;
        return current.equals(edit.value()) || overwritten || kept;
    }

    private Map<String, Long> conflicts() {
        return headquarters
                .client()
                .sql("select customer_id || ' ' || unnest(array[standing_value, lost_value]) from edit_conflict")
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
