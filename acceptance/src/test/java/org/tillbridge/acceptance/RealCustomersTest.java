package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.RealCustomers;
import org.tillbridge.acceptance.world.RealCustomers.Newcomer;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

/// The customers of a real chain with everything that is bad in them: phones in any format that
/// others have as well, names that are others' names, texts that break software.
class RealCustomersTest {

    private static final int FULL_PAGE = 25;

    private Chain chain;

    @BeforeEach
    void open() {
        chain = Chain.byHand("riga", "oslo", "web");
    }

    @AfterEach
    void close() {
        chain.close();
    }

    /// What a till answered.
    ///
    /// @param card a loyalty card's number; empty: none
    private record Stored(Newcomer newcomer, int store, String uuid, String name, String card) {}

    @Test
    void someRealCustomersAreFoundByEachFieldConvertedAndEqualEverywhereAndNobodyIsMerged() throws Exception {
        List<Newcomer> all = new ArrayList<>(RealCustomers.people(800, 3));
        all.addAll(RealCustomers.phones(60));
        all.addAll(RealCustomers.naughty(25));

        assertThatAllGoWell(all, 3);
    }

    @Test
    @Tag("long")
    void eighteenThousandRealCustomersAreFoundByEachFieldConvertedAndEqualEverywhereAndNobodyIsMerged()
            throws Exception {
        List<Newcomer> all = new ArrayList<>(RealCustomers.people(1, 0));
        assertThat(all).hasSize(18_148);
        all.addAll(RealCustomers.phones(1));
        assertThat(all).hasSize(18_148 + 1_144);
        all.addAll(RealCustomers.naughty(1));

        assertThatAllGoWell(all, 20);
    }

    /// @param lookedFor every so-many-th has a loyalty card, and is looked for
    private void assertThatAllGoWell(List<Newcomer> all, int lookedFor) throws Exception {
        List<Stored> stored = eachOf(
                IntStream.range(0, all.size()).boxed().toList(),
                place -> store(all.get(place), place % 3, place % lookedFor == 0));
        List<Stored> taken =
                stored.stream().filter(one -> !one.uuid().isEmpty()).toList();
        List<Stored> asked = taken.stream().filter(one -> !one.card().isEmpty()).toList();
        assertThat(taken).hasSizeGreaterThan(all.size() * 9 / 10);
        eachOf(asked, one -> isFound(one, chain.tills().get(one.store()), one.uuid()));

        chain.cycle();

        Map<String, String> names = taken.stream().collect(Collectors.toMap(Stored::uuid, Stored::name));
        assertThat(atHeadquarters("name")).isEqualTo(names);
        Map<String, String> accounts = atHeadquarters("account_id");
        assertThat(accounts.values()).doesNotHaveDuplicates().hasSize(taken.size());
        eachOf(asked, one -> {
            String account = accounts.get(one.uuid());
            Till elsewhere = chain.tills().get((one.store() + 1) % 3);
            assertThat(accountsOf(elsewhere.search(account))).as(account).contains(account);
            return isFound(one, elsewhere, account);
        });
        assertThat(count("customer where merged_into is not null")).isZero();
        assertThat(count("request_state where state <> 'DONE'")).isZero();
        assertThat(count("edit_conflict")).isZero();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    /// What a till refuses is stored nowhere: the UUID is empty.
    private Stored store(Newcomer newcomer, int store, boolean withCard) {
        Till till = chain.tills().get(store);
        Optional<Till.Card> created = till.createIfTaken(newcomer.json());
        if (created.isEmpty()) {
            return new Stored(newcomer, store, "", "", "");
        }
        String uuid = created.get().account();
        return new Stored(
                newcomer,
                store,
                uuid,
                created.get().text("Name"),
                withCard ? till.issueCard(uuid, newcomer.known().card()) : "");
    }

    /// By everything that is known of her; a page that is full of others like her will do.
    private static boolean isFound(Stored one, Till till, String account) {
        RealCustomers.Known known = one.newcomer().known();
        for (String keyword : List.of(
                known.name(), known.email(), known.phone(), digits(known.phone()), known.address(), one.card())) {
            if (!keyword.isEmpty()) {
                List<String> found = accountsOf(till.search(keyword));
                assertThat(found.contains(account) || found.size() == FULL_PAGE)
                        .as("%s among %s for %s", account, found, keyword)
                        .isTrue();
            }
        }
        if (!known.email().isEmpty()) {
            assertThat(accountsOf(till.search(known.email()))).containsExactly(account);
        }
        assertThat(accountsOf(till.search(one.card()))).containsExactly(account);
        return true;
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static List<String> accountsOf(List<Till.Card> hits) {
        return hits.stream().map(Till.Card::account).toList();
    }

    private Map<String, String> atHeadquarters(String column) {
        return chain
                .headquarters()
                .database()
                .client()
                .sql("select customer_id, name, account_id from customer")
                .query((row, number) -> Map.entry(row.getString("customer_id"), row.getString(column)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long count(String rows) {
        return chain.headquarters()
                .database()
                .client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    /// Eight tills at once.
    private static <T, R> List<R> eachOf(List<T> some, Function<T, R> work) throws Exception {
        try (var tills = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            List<R> done = new ArrayList<>();
            for (var future : tills.invokeAll(
                    some.stream().<Callable<R>>map(one -> () -> work.apply(one)).toList())) {
                done.add(future.get());
            }
            return done;
        }
    }
}
