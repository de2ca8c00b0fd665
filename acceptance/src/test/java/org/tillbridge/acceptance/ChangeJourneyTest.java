package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

/// What becomes of a customer whom several stores change, with every job run by hand: per field the
/// latest edit wins, and what a till has changed it keeps showing.
class ChangeJourneyTest {

    private static Chain chain;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        riga = chain.till("riga");
        oslo = chain.till("oslo");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void laterChangeOfAFieldWinsThoughItArrivesFirst() {
        String uuid = knownEverywhere("Anna");

        riga.change(uuid, "{\"Email\": \"earlier@example.lv\", \"Phone\": \"26111111\"}");
        oslo.change(uuid, "{\"Email\": \"later@example.no\"}");
        uploadAndConvert(oslo);
        uploadAndConvert(riga);

        assertEverybodyShows(uuid, "later@example.no", "26111111");
    }

    @Test
    void laterChangeOfAFieldWinsThoughItArrivesLast() {
        String uuid = knownEverywhere("Berta");

        riga.change(uuid, "{\"Email\": \"earlier@example.lv\", \"Phone\": \"26222222\"}");
        oslo.change(uuid, "{\"Email\": \"later@example.no\"}");
        uploadAndConvert(riga);
        uploadAndConvert(oslo);

        assertEverybodyShows(uuid, "later@example.no", "26222222");
    }

    @Test
    void changesThatArriveTogetherWinFieldByField() {
        String uuid = knownEverywhere("Clara");

        oslo.change(uuid, "{\"Email\": \"earlier@example.no\", \"Phone\": \"26333333\"}");
        riga.change(uuid, "{\"Email\": \"later@example.lv\"}");
        riga.upload();
        uploadAndConvert(oslo);

        assertEverybodyShows(uuid, "later@example.lv", "26333333");
    }

    @Test
    void changeMadeAtTheTillNeverFlickersBackWhileHeadquartersStillHasTheOldRow() {
        String uuid = knownEverywhere("Dace");
        oslo.change(uuid, "{\"Phone\": \"26444444\"}");
        uploadAndConvert(oslo);

        riga.change(uuid, "{\"Email\": \"new@example.lv\"}");
        chain.distribute();

        assertThat(riga.find(uuid).text("Phone")).isEqualTo("26444444");
        assertThat(riga.find(uuid).text("Email")).isEqualTo("new@example.lv");
        assertThat(riga.search("new@example.lv")).hasSize(1);
        assertThat(oslo.find(uuid).text("Email")).isEqualTo("Dace@example.lv");
        uploadAndConvert(riga);
        assertEverybodyShows(uuid, "new@example.lv", "26444444");
    }

    @Test
    void customerChangedUnderEitherOfHerNamesIsOneCustomer() {
        String uuid = knownEverywhere("Elza");
        String account = oslo.find(uuid).account();

        riga.change(account, "{\"Email\": \"account@example.lv\"}");
        riga.change(uuid, "{\"Phone\": \"26555555\"}");
        chain.cycle();

        assertThat(oslo.find(account).account()).isEqualTo(account);
        assertEverybodyShows(uuid, "account@example.lv", "26555555");
    }

    private static String knownEverywhere(String name) {
        String uuid = riga.create("{\"FirstName\": \"%s\", \"Email\": \"%s@example.lv\"}".formatted(name, name))
                .account();
        chain.cycle();
        return uuid;
    }

    private static void uploadAndConvert(Till till) {
        till.upload();
        chain.convert();
    }

    private static void assertEverybodyShows(String uuid, String email, String phone) {
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.find(uuid).text("Email")).isEqualTo(email);
            assertThat(till.find(uuid).text("Phone")).isEqualTo(phone);
        }
        assertThat(chain.records().field(uuid, "email")).isEqualTo(email);
        assertThat(chain.records().field(uuid, "phone")).isEqualTo(phone);
        assertThat(chain.rest()).matches(Rest::isClean);
    }
}
