package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.headquarters.customers.ListEditConflicts;

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

    /// B02
    @Test
    void changeOfASynchronizedCustomerIsARequestOfHersThatHeadquartersHasAfterItsTwoJobs() {
        String uuid = knownEverywhere("Betty");
        chain.line("riga").cut();

        riga.change(riga.find(uuid).account(), "{\"Email\": \"changed@example.lv\"}");

        assertThat(riga.find(uuid).text("Email")).isEqualTo("changed@example.lv");
        assertThat(chain.records().field(uuid, "email")).isEqualTo("Betty@example.lv");
        chain.line("riga").mend();
        riga.upload();
        assertThat(chain.records().requests(uuid)).containsExactly("CREATE_CUSTOMER DONE", "CHANGE_CUSTOMER WAITING");
        chain.convert();
        assertThat(chain.records().requests(uuid)).containsExactly("CREATE_CUSTOMER DONE", "CHANGE_CUSTOMER DONE");
        assertThat(chain.records().field(uuid, "email")).isEqualTo("changed@example.lv");
    }

    @Test
    void birthDateIsADayAndTheSameEverywhere() {
        String uuid = riga.create("{\"FirstName\": \"Dace\", \"BirthDate\": \"1990-12-31\"}")
                .account();
        chain.cycle();
        assertThat(oslo.find(uuid).text("BirthDate")).isEqualTo("1990-12-31");

        assertThat(oslo.refusedToChange(uuid, "{\"BirthDate\": \"31.12.1990\"}"))
                .isEqualTo("InvalidBirthDate");
        oslo.change(uuid, "{\"BirthDate\": \"1991-01-01\"}");
        chain.cycle();

        assertThat(riga.find(uuid).text("BirthDate")).isEqualTo("1991-01-01");
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

    /// I10
    @Test
    void fieldThatTwoStoresChangedWithoutKnowingOfEachOtherIsKeptWithBothValues() {
        String uuid = knownEverywhere("Fania");
        riga.change(uuid, "{\"Email\": \"riga@example.lv\", \"Phone\": \"26666661\"}");
        oslo.change(uuid, "{\"Email\": \"oslo@example.no\", \"VatNumber\": \"NO1\"}");
        uploadAndConvert(oslo);
        uploadAndConvert(riga);
        chain.distribute();

        assertThat(conflicts(uuid)).containsExactly("email: oslo@example.no of oslo, riga@example.lv of riga");

        oslo.change(uuid, "{\"Email\": \"both@example.com\"}");
        chain.cycle();
        riga.change(uuid, "{\"Email\": \"again@example.com\"}");
        chain.cycle();
        assertThat(conflicts(uuid)).hasSize(1);
        assertEverybodyShows(uuid, "again@example.com", "26666661");
    }

    /// I10
    @Test
    void conflictsOfOneUploadAreKeptAndAStoresOwnLaterEditIsNone() {
        String uuid = knownEverywhere("Gita");
        riga.change(uuid, "{\"Email\": \"first@example.lv\"}");
        riga.change(uuid, "{\"Email\": \"second@example.lv\"}");
        oslo.change(uuid, "{\"Email\": \"oslo@example.no\"}");
        riga.upload();
        uploadAndConvert(oslo);
        chain.distribute();

        assertThat(conflicts(uuid)).containsExactly("email: oslo@example.no of oslo, second@example.lv of riga");
    }

    @Test
    void nameFollowsItsPartsWhenTwoStoresChangedOneEach() {
        String uuid = riga.create("{\"FirstName\": \"Hanna\", \"LastName\": \"Ozola\"}")
                .account();
        chain.cycle();
        riga.change(uuid, "{\"FirstName\": \"Hanne \\u2003\"}");
        oslo.change(uuid, "{\"LastName\": \"Berg\"}");
        uploadAndConvert(oslo);
        uploadAndConvert(riga);
        chain.distribute();

        for (Till till : chain.tills()) {
            assertThat(till.find(uuid).text("Name")).isEqualTo("Hanne Berg");
            assertThat(till.search("hanne berg")).hasSize(1);
        }
        assertThat(conflicts(uuid)).isEmpty();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    private static List<String> conflicts(String uuid) {
        return new ListEditConflicts(chain.headquarters().database())
                .run(uuid, null, 10).stream()
                        .map(conflict -> "%s: %s of %s, %s of %s"
                                .formatted(
                                        conflict.field(),
                                        conflict.standing().value(),
                                        conflict.standing().store(),
                                        conflict.lost().value(),
                                        conflict.lost().store()))
                        .toList();
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
