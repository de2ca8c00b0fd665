package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.testkit.FaultyLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a till asks headquarters for besides creating: changes, addresses, a customer of elsewhere.
/// No job runs but where the test says so.
class RealtimeChangesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ILZE = "{\"FirstName\": \"Ilze\", \"Phone\": \"+371 29111222\"}";

    private static Chain chain;
    private static Till riga;
    private static Till oslo;
    private static FaultyLine line;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("oslo", "register1", "riga");
        chain.creating("default", CreateCustomers.SYNC);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        line = chain.line("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @AfterEach
    void everyRequestIsThereOnceAndNothingIsWrong() {
        line.mend();
        execute("delete from channel_group_address_book");
        chain.cycle();
        chain.cycle();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    /// J01
    @Test
    void changesAndAddressesAreAtHeadquartersWhenTheTillHasItsAnswer() {
        String ilze = riga.create(ILZE).account();

        assertThat(riga.change(ilze, "{\"Email\": \"ilze@example.lv\"}").text("Email"))
                .isEqualTo("ilze@example.lv");
        assertThat(atHeadquarters("select email from customer where account_id = '%s'", ilze))
                .isEqualTo("ilze@example.lv");

        String home =
                riga.addAddress(ilze, "{\"City\": \"Rīga\"}").path("AddressId").asString();
        riga.changeAddress(ilze, home, "{\"City\": \"Cēsis\"}");
        assertThat(cities(ilze)).isEqualTo("Cēsis");
        riga.endAddress(ilze, home);
        assertThat(cities(ilze)).isEqualTo("Cēsis (ended)");

        chain.cycle();
        assertThat(oslo.find(ilze).text("Email")).isEqualTo("ilze@example.lv");
        assertThat(atHeadquarters("select count(*)::text from customer_request where session_id is null"))
                .isEqualTo("0");
        assertThat(atHeadquarters(
                        "select count(*)::text from request_state s where kind <> 'CREATE_CUSTOMER' and channel_id = 'riga' and exists (select from customer c where c.customer_id = s.customer_id and c.account_id = '%s')",
                        ilze))
                .isEqualTo("4");
    }

    /// J01
    @Test
    void affiliationsAndCardsAreAtHeadquartersWhenTheTillHasItsAnswer() {
        execute("insert into affiliation (affiliation, name) values ('STUDENT', 'Students') on conflict do nothing");
        chain.distribute();
        String ilze = riga.create(ILZE).account();

        riga.join(ilze, "STUDENT");
        String card = riga.issueCard(ilze, "");

        String hers = " join customer c using (legal_entity, customer_id) where c.account_id = '%s'";
        assertThat(atHeadquarters("select affiliation from customer_affiliation" + hers, ilze))
                .isEqualTo("STUDENT");
        assertThat(atHeadquarters("select card_number from loyalty_card" + hers, ilze))
                .isEqualTo(card);
        line.cut();
        riga.leave(ilze, "STUDENT");
        assertThat(riga.affiliations(ilze)).isEmpty();
    }

    /// B03 (one setting, no hierarchy of switches: design.md section 9)
    @Test
    void whereCreatesAskHeadquartersAChangeIsBroughtThereAtOnceAndOfAPendingCustomerTakenToo() {
        String ilze = riga.create(ILZE).account();
        riga.change(ilze, "{\"Email\": \"now@example.lv\"}");
        assertThat(atHeadquarters("select email from customer where account_id = '%s'", ilze))
                .isEqualTo("now@example.lv");

        line.cut();
        Till.Card pending = riga.create(ILZE);
        riga.change(pending.account(), "{\"Email\": \"pending@example.lv\"}");
        line.mend();
        riga.change(pending.account(), "{\"Phone\": \"+371 20000001\"}");

        assertThat(chain.records().requests(pending.account()))
                .containsExactly("CREATE_CUSTOMER DONE", "CHANGE_CUSTOMER DONE", "CHANGE_CUSTOMER DONE");
        assertThat(atHeadquarters(
                        "select email || ' ' || phone from customer where customer_id = '%s'", pending.account()))
                .isEqualTo("pending@example.lv +371 20000001");
    }

    @Test
    void whatWasChangedWithoutALineGoesUpInItsOrderWithTheNextChange() {
        String ilze = riga.create(ILZE).account();
        line.cut();
        riga.change(ilze, "{\"Email\": \"first@example.lv\"}");
        riga.change(ilze, "{\"Email\": \"second@example.lv\"}");
        line.mend();

        riga.change(ilze, "{\"Phone\": \"+371 20000000\"}");

        assertThat(atHeadquarters("select email || ' ' || phone from customer where account_id = '%s'", ilze))
                .isEqualTo("second@example.lv +371 20000000");
    }

    @Test
    void changeWhoseAnswerIsLostIsDoneOnce() {
        String ilze = riga.create(ILZE).account();
        line.cutAnswersAfterBytes(0);
        riga.change(ilze, "{\"Email\": \"ilze@example.lv\"}");
        line.mend();

        assertThat(atHeadquarters("select email from customer where account_id = '%s'", ilze))
                .isEqualTo("ilze@example.lv");
        chain.cycle();
        assertThat(riga.find(ilze).json().path("SyncStatus").path("Text").asString())
                .isEqualTo("Synchronized");
        assertThat(atHeadquarters("select row_version::text from customer where account_id = '%s'", ilze))
                .isEqualTo("2");
    }

    @Test
    void whatHeadquartersHoldsTheTillShowsAtOnceWithTheReason() {
        String ilze = riga.create(ILZE).account();
        String other = riga.create("{\"FirstName\": \"Other\"}").account();
        execute(
                "update customer set merged_into = (select customer_id from customer where account_id = '%s') where account_id = '%s'"
                        .formatted(other, ilze));

        assertThat(riga.change(ilze, "{\"Email\": \"ilze@example.lv\"}").json().toString())
                .contains("Held")
                .contains("merged");

        execute("update customer set merged_into = null where account_id = '%s'".formatted(ilze));
        execute(
                "update request_state set next_attempt_at = null, state = 'WAITING', reason = null, reason_code = null, changed_xid = pg_current_xact_id() where state = 'HELD'");
    }

    /// J01, D07 within one company
    @Test
    void customerOfElsewhereIsFetchedOnceAndThePackagesNeitherDoubleNorTakeHerAway() {
        String ilze = riga.create("{\"FirstName\": \"Fetched\", \"Addresses\": [{\"City\": \"Rīga\"}]}")
                .account();
        execute(
                "insert into channel_group_address_book select channel_group, 'north' from channel where channel_id = 'oslo'");
        chain.cycle();
        chain.cycle();
        assertThat(oslo.tryFind(ilze)).isEmpty();
        assertThat(fetch(oslo, 1, ilze).path("value").size()).isZero();

        JsonNode fetched = fetch(oslo, 3, ilze, "nobody-1").path("value");

        assertThat(fetched.size()).isEqualTo(1);
        assertThat(fetched.get(0).path("Addresses").size()).isEqualTo(1);
        assertThat(oslo.search("Fetched")).hasSize(1);
        chain.cycle();
        chain.cycle();
        assertThat(oslo.search("Fetched")).singleElement().matches(card -> !card.isPending());
        assertThat(oslo.find(ilze).json().path("Addresses").size()).isEqualTo(1);
        assertThat(fetch(oslo, 2, ilze).path("value").size()).isEqualTo(1);
        assertThat(oslo.change(ilze, "{\"Email\": \"f@example.lv\"}").text("Email"))
                .isEqualTo("f@example.lv");
        assertThat(chain.records()
                        .addressBooks(
                                atHeadquarters("select customer_id::text from customer where account_id = '%s'", ilze)))
                .containsExactly("north");
    }

    /// D05
    @Test
    void customerWithoutASharedAddressBookIsFoundAtTheStoreOnlyAfterSheWasFoundAmongAllStores() {
        String vija = riga.create("{\"FirstName\": \"Vija\", \"LastName\": \"Elsewhere\"}")
                .account();
        execute(
                "insert into channel_group_address_book select channel_group, 'north' from channel where channel_id = 'oslo'");
        chain.cycle();
        chain.cycle();

        assertThat(search(oslo, "Vija", 1)).isEmpty();
        assertThat(search(oslo, "Vija", 2)).containsExactly("Vija Elsewhere " + vija);
        assertThat(search(oslo, "Vija", 3)).containsExactly("Vija Elsewhere " + vija);
        fetch(oslo, 3, vija);
        assertThat(search(oslo, "Vija", 1)).containsExactly("Vija Elsewhere " + vija);
    }

    /// D06, J01
    @Test
    void searchOfAllStoresNeedsFourCharactersAndFindsWhomTheStoreLacks() {
        String zelma = riga.create("{\"FirstName\": \"Zelma\", \"LastName\": \"Remote\"}")
                .account();

        assertThat(search(oslo, "Zel", 1)).isEmpty();
        assertThat(answer(oslo, "Search", criteria("Zel", 2))).contains("400", "SearchKeywordTooShort", "at least 4");
        assertThat(search(oslo, "Zelm", 2)).containsExactly("Zelma Remote " + zelma);
        assertThat(search(oslo, "Zelm", 3)).containsExactly("Zelma Remote " + zelma);

        line.cut();
        riga.create("{\"FirstName\": \"Zelmapending\"}");
        assertThat(search(riga, "Zelm", 3)).hasSize(2);
        assertThat(answer(riga, "Search", criteria("Zelm", 2))).contains("503", "HeadquarterCommunicationFailure");
        line.mend();
        assertThat(search(riga, "Zelm", 3)).hasSize(2).last().isEqualTo("Zelma Remote " + zelma);
        assertThat(answer(chain.till("register1"), "Search", criteria("Zelm", 2)))
                .contains("501", "RealtimeServiceNotSupported");
    }

    private static String criteria(String keyword, int where) {
        return "{\"CustomerSearchCriteria\": {\"Keyword\": \"%s\", \"SearchLocationValue\": %d}}"
                .formatted(keyword, where);
    }

    private static List<String> search(Till till, String keyword, int where) {
        String page = Call.post(till.door().resolve("Customers/Search"), criteria(keyword, where))
                .send()
                .body();
        return JSON.readTree(page)
                .path("value")
                .valueStream()
                .map(hit -> hit.path("FullName").asString() + " "
                        + hit.path("AccountNumber").asString())
                .toList();
    }

    /// J04
    @Test
    void databaseThatWorksOfflineRefusesWhatOnlyHeadquartersKnows() {
        Till register = chain.till("register1");

        assertThat(answer(
                        register,
                        "GetByAccountNumbers",
                        "{\"accountNumbers\": [\"nobody-1\"], \"searchLocationValue\": 2}"))
                .contains("501", "RealtimeServiceNotSupported", "works offline");
        assertThat(fetch(register, 3, "nobody-1").path("value").size()).isZero();
        for (String action : List.of("GetCustomerBalance", "Commerce.GetOrderShipmentsHistory")) {
            assertThat(answer(register, action, "{}")).as(action).contains("501", "RealtimeServiceNotSupported");
        }
    }

    @Test
    void brokenLineIsToldFromACustomerNobodyKnows() {
        String body = "{\"accountNumbers\": [\"nobody-1\"], \"searchLocationValue\": 2}";
        assertThat(fetch(riga, 2, "nobody-1").path("value").size()).isZero();
        line.cut();
        assertThat(answer(riga, "GetByAccountNumbers", body)).contains("503", "HeadquarterCommunicationFailure");
    }

    private static JsonNode fetch(Till till, int where, String... accounts) {
        String body = JSON.writeValueAsString(Map.of("accountNumbers", accounts, "searchLocationValue", where));
        return JSON.readTree(Call.post(till.door().resolve("Customers/GetByAccountNumbers"), body)
                .send()
                .body());
    }

    private static String answer(Till till, String action, String body) {
        Call.Reply reply =
                Call.post(till.door().resolve("Customers/" + action), body).send();
        return reply.status() + " " + reply.body();
    }

    private static String cities(String account) {
        return String.join(
                ",",
                chain.records()
                        .addresses(atHeadquarters(
                                "select customer_id::text from customer where account_id = '%s'", account)));
    }

    private static String atHeadquarters(String question, Object... values) {
        return chain.headquarters()
                .database()
                .client()
                .sql(question.formatted(values))
                .query(String.class)
                .single();
    }

    private static void execute(String statement) {
        chain.headquarters().database().client().sql(statement).update();
    }
}
