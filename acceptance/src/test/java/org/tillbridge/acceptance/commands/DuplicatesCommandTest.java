package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

class DuplicatesCommandTest {

    private static final String ILZE =
            "{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Phone\": \"26 190 042\", \"Email\": \"%s\"}";

    @TempDir
    Path folder;

    /// Spec D14, F11: one person was created at two stores.
    @Test
    void mergedCustomerIsTheOtherOneAtEveryStoreWithAllHersUntilItIsUndone() {
        try (var chain = Chain.byHand("riga", "oslo")) {
            Till riga = chain.till("riga");
            Till oslo = chain.till("oslo");
            riga.create(ILZE.formatted("ilze@one.lv"));
            String uuid = oslo.create(ILZE.formatted("ilze@two.lv")).account();
            oslo.issueCard(uuid, "VIP-0001");
            String home = oslo.addAddress(
                            uuid, "{\"Street\": \"Dzirnavu\", \"StreetNumber\": \"7\", \"City\": \"Rīga\"}")
                    .path("AddressId")
                    .asString();
            chain.cycle();
            String goes = oslo.find(uuid).account();
            String stays = goes.equals("000001") ? "000002" : "000001";
            Operator operator = Operator.of(chain, folder);
            assertThat(operator.run("duplicates").printed()).contains("same phone, same name", "000001", "000002");
            assertThat(operator.run("duplicates", "show", goes).printed()).contains("ilze@one.lv", "ilze@two.lv");

            String merged = operator.run("duplicates", "merge", goes, stays).printed();
            riga.change(uuid, "{\"Email\": \"late@two.lv\"}");
            chain.distribute();

            assertThat(merged).contains("merged");
            assertThat(operator.run("duplicates").printed()).contains("There are no such pairs");
            for (Till till : chain.tills()) {
                assertThat(till.find(goes).account()).isEqualTo(stays);
                assertThat(till.find(uuid).account()).isEqualTo(stays);
                assertThat(till.search("berz ilze"))
                        .extracting(Till.Card::account)
                        .containsExactly(stays);
                for (String old : List.of(goes, "VIP-0001", "Dzirnavu 7")) {
                    assertThat(till.search(old)).extracting(Till.Card::account).containsExactly(stays);
                }
                assertThat(till.cards(goes)).containsExactly("VIP-0001");
                assertThat(cities(till, stays)).containsExactly("Rīga");
            }
            assertThat(oslo.search("ilze@two.lv"))
                    .extracting(Till.Card::account)
                    .containsExactly(stays);
            assertThat(operator.run("loyalty", "show", "VIP-0001").printed()).contains(stays);
            riga.upload();
            assertThat(chain.convert().held()).isEqualTo(1);
            assertThat(operator.run("requests", "--state", "held").printed()).contains("merged into");

            oslo.change(goes, "{\"Phone\": \"29 000 000\"}");
            oslo.changeAddress(stays, home, "{\"City\": \"Ogre\"}");
            chain.cycle();
            assertThat(riga.find(stays).text("Phone")).isEqualTo("29 000 000");
            assertThat(cities(riga, stays)).containsExactly("Ogre");

            operator.run("duplicates", "undo", goes, stays);
            chain.distribute();
            assertThat(oslo.find(uuid).account()).isEqualTo(goes);
            assertThat(oslo.search("berz ilze")).hasSize(2);
            assertHasHerOwn(chain, goes, stays);
            assertThat(chain.rest().wrong()).isEmpty();
        }
    }

    /// D13
    @Test
    void tillWarnsByTheRulesOfHeadquartersAndSaysWhichHold() {
        try (var chain = Chain.byHand("riga")) {
            Till riga = chain.till("riga");
            riga.create(ILZE.formatted("ilze@one.lv"));
            String samePhone = "{\"FirstName\": \"%s\", \"LastName\": \"Berzina\", \"Phone\": \"+371 26190042\"}";
            assertThat(riga.like(samePhone.formatted("Ilze")))
                    .containsExactly("Ilze Bērziņa 90 [SAME_PHONE, SAME_NAME]");
            assertThat(riga.like(samePhone.formatted("Anna"))).containsExactly("Ilze Bērziņa 60 [SAME_PHONE]");

            Operator.of(chain, folder).run("duplicates", "rules", "--worth", "same-phone=35");
            chain.distribute();

            assertThat(riga.like(samePhone.formatted("Anna"))).isEmpty();
            assertThat(riga.like(samePhone.formatted("Ilze")))
                    .containsExactly("Ilze Bērziņa 65 [SAME_PHONE, SAME_NAME]");
            assertThat(chain.rest().wrong()).isEmpty();
        }
    }

    /// F11, H05: what was asked of one who was merged, before her store heard of it.
    @Test
    void changesAndAdditionsOfAMergedCustomerAreGivenToTheOneThatStandsUntilItIsUndone() {
        try (var chain = Chain.byHand("riga")) {
            Till riga = chain.till("riga");
            String stays = riga.create(ILZE.formatted("ilze@one.lv")).account();
            String goes = riga.create(ILZE.formatted("ilze@two.lv")).account();
            String home = riga.addAddress(goes, "{\"City\": \"Rīga\"}")
                    .path("AddressId")
                    .asString();
            chain.cycle();
            Operator operator = Operator.of(chain, folder);
            operator.run("duplicates", "merge", goes, stays);
            riga.changeAddress(goes, home, "{\"City\": \"Ogre\"}");
            riga.addAddress(goes, "{\"City\": \"Cēsis\"}");
            riga.issueCard(goes, "VIP-0007");
            riga.addAddress(goes, "{\"City\": \"Talsi\"}");
            riga.upload();
            assertThat(chain.convert().held()).isGreaterThan(0);

            List<String> requests = List.copyOf(held(operator));
            requests.forEach(request -> operator.run("requests", "retarget", request, stays));
            requests.subList(0, 3).forEach(request -> operator.run("requests", "synchronize", request));
            chain.distribute();

            assertThat(cities(riga, goes)).containsExactlyInAnyOrder("Ogre", "Cēsis");
            assertThat(riga.cards(stays)).containsExactly("VIP-0007");
            assertThat(riga.find(stays).json().path("SyncStatus").path("Text").asString())
                    .isEqualTo("Synchronized");
            assertThat(chain.rest().wrong()).isEmpty();

            operator.run("duplicates", "undo", goes, stays);
            operator.run("requests", "synchronize", requests.getLast());
            chain.distribute();

            assertThat(cities(riga, goes)).containsExactlyInAnyOrder("Ogre", "Cēsis", "Talsi");
            assertThat(riga.cards(goes)).containsExactly("VIP-0007");
            assertThat(cities(riga, stays)).isEmpty();
            assertThat(riga.cards(stays)).isEmpty();
            assertThat(chain.rest()).matches(Rest::isClean);
        }
    }

    /// As they were asked for.
    private static List<String> held(Operator operator) {
        return operator.run("requests", "--state", "held,waiting", "--json")
                .json()
                .path("requests")
                .valueStream()
                .map(request -> request.path("requestId").asString())
                .toList();
    }

    private static void assertHasHerOwn(Chain chain, String goes, String stays) {
        for (Till till : chain.tills()) {
            assertThat(cities(till, goes)).containsExactly("Ogre");
            assertThat(till.cards(goes)).containsExactly("VIP-0001");
            assertThat(till.cards(stays)).isEmpty();
        }
    }

    private static List<String> cities(Till till, String account) {
        return till.find(account)
                .json()
                .path("Addresses")
                .valueStream()
                .map(address -> address.path("City").asString())
                .toList();
    }

    @Test
    void rulesAreShownAndSetAndAPairNobodyKnowsIsRefused() {
        try (var chain = Chain.byHand("riga")) {
            Operator operator = Operator.of(chain, folder);

            assertThat(operator.run("duplicates").printed()).contains("There are no such pairs.");
            assertThat(operator.run("duplicates", "rules", "--worth", "same-phone=30")
                            .printed())
                    .containsPattern("same phone +30")
                    .containsPattern("enough +60");
            assertThat(operator.run("duplicates", "rules", "--worth", "same-shoe=1")
                            .exitCode())
                    .isNotZero();
            assertThat(operator.run("duplicates", "merge", "000001", "000002").exitCode())
                    .isNotZero();
        }
    }
}
