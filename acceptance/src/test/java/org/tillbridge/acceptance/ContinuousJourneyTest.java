package org.tillbridge.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.acceptance.world.Watch;

/// The same way, and nobody presses anything.
class ContinuousJourneyTest {

    private static Chain chain;

    @BeforeAll
    static void open() {
        chain = Chain.continuous("riga", "oslo", "brno");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void customerCreatedAtOneStoreIsNumberedAndEverywhereByHerself() {
        String uuid = create("riga", "Anna").account();

        awaitEverywhere(List.of(uuid));

        String account = chain.till("riga").find(uuid).account();
        assertThat(chain.tills())
                .allSatisfy(
                        till -> assertThat(till.search("Anna Liepa").getFirst().account())
                                .isEqualTo(account));
        awaitRest();
    }

    @Test
    void customersCreatedWhileHeadquartersIsAwayArriveWithoutAnyFurtherWriteAtAStore() {
        chain.stopHeadquarters();
        List<Till.Card> created = createAtEveryStore("Berta");
        assertThat(created).allMatch(Till.Card::isPending);

        chain.startHeadquarters();

        awaitEverywhere(accounts(created));
        awaitRest();
    }

    @Test
    void storesThatWereStoppedGoOnWhereTheyWere() {
        chain.stopHeadquarters();
        List<Till.Card> created = createAtEveryStore("Clara");
        chain.stopStores();
        chain.startHeadquarters();

        chain.startStores();

        awaitEverywhere(accounts(created));
        awaitRest();
    }

    @Test
    void customerIsFoundExactlyOnceAtEveryMomentOfHerWay() {
        Map<String, Watch<Integer>> watches = new HashMap<>();
        List<Till.Card> created = createAtEveryStore("Dace");
        for (Till till : chain.tills()) {
            watches.put(
                    till.storeId(),
                    Watch.over(() -> till.searchNamed("Dace at " + till.storeId() + " Liepa")
                            .size()));
        }
        var elsewhere = Watch.over(
                () -> chain.till("brno").searchNamed("Dace at riga Liepa").size());

        awaitEverywhere(accounts(created));

        elsewhere.close();
        watches.values().forEach(Watch::close);
        assertThat(watches.values())
                .allSatisfy(watch -> assertThat(watch.seen().keySet()).isEqualTo(Set.of(1)));
        assertThat(elsewhere.seen().keySet()).isSubsetOf(0, 1).contains(1);
    }

    @Test
    void storeThatMissedEverythingCatchesUpWhenItsLineIsMended() {
        chain.line("brno").cut();
        List<String> created = new ArrayList<>();
        for (int customer = 0; customer < 20; customer++) {
            created.add(create("oslo", "Elza " + customer).account());
        }
        created.add(create("brno", "Elza of Brno").account());

        chain.line("brno").mend();

        awaitEverywhere(created);
        awaitRest();
    }

    private static Till.Card create(String store, String name) {
        return chain.till(store).create("{\"FirstName\": \"%s\", \"LastName\": \"Liepa\"}".formatted(name));
    }

    private static List<Till.Card> createAtEveryStore(String name) {
        return chain.tills().stream()
                .map(till -> create(till.storeId(), "%s at %s".formatted(name, till.storeId())))
                .toList();
    }

    private static List<String> accounts(List<Till.Card> cards) {
        return cards.stream().map(Till.Card::account).toList();
    }

    private static void awaitEverywhere(List<String> uuids) {
        for (Till till : chain.tills()) {
            for (String uuid : uuids) {
                await().atMost(60, SECONDS)
                        .until(() -> till.tryFind(uuid)
                                .filter(card -> !card.isPending())
                                .isPresent());
            }
        }
    }

    private static void awaitRest() {
        await().atMost(60, SECONDS).until(chain::rest, Rest::isClean);
    }
}
