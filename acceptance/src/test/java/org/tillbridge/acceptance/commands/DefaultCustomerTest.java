package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;

/// What new customers of a store take over from its default customer (spec 2.6). Riga has one, Oslo
/// has none.
class DefaultCustomerTest {

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;
    static Till riga;
    static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        riga.create("""
                {"CustomerTypeValue": 2, "Name": "Walk-in customers of Riga", "CustomerGroup": "walk-in",
                 "ReceiptSettings": 2, "ReceiptEmail": "receipts@example.lv", "CurrencyCode": "NOK", "Language": "nb"}
                """);
        chain.cycle();
        assertThat(operator.run("customer-groups", "set", "walk-in", "--dimension", "Department=010")
                        .printed())
                .isEqualToIgnoringNewLines("Group walk-in of demo is called walk-in; dimensions: Department=010.");
        assertThat(operator.run("stores", "set", "riga", "--default-customer", "000001")
                        .printed())
                .isEqualToIgnoringNewLines("Store riga has default customer 000001; the receipt e-mail is not copied.");
        chain.distribute();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void theEndOfAStoresDayTravelsToItAndIsNoOtherStores() {
        assertThat(operator.run("stores", "set", "oslo", "--day-ends-at", "04:00")
                        .printed())
                .isEqualToIgnoringNewLines(
                        "Store oslo has no default customer; the receipt e-mail is not copied. Its day of business ends at 04:00.");
        assertThat(operator.run("stores", "set", "oslo", "--day-ends-at", "late")
                        .exitCode())
                .isEqualTo(2);
        chain.distribute();

        assertThat(oslo.store()
                        .database()
                        .client()
                        .sql("select string_agg(channel_id || ' ' || day_ends_at, ', ' order by channel_id) from store")
                        .query(String.class)
                        .single())
                .isEqualTo("oslo 04:00:00, riga 00:00:00");
    }

    /// C01
    @Test
    void blankFieldsComeFromTheDefaultCustomerAndGivenOnesWin() {
        Till.Card given = riga.create("""
                {"CustomerTypeValue": 1, "FirstName": "Ilze", "CustomerGroup": "staff", "ReceiptSettings": 0,
                 "CurrencyCode": "SEK", "Language": "sv"}
                """);
        Till.Card blank = riga.create("{\"Name\": \"Kalns SIA\"}");

        assertThat(properties(blank)).isEqualTo("2 walk-in 2 NOK nb");
        assertThat(properties(given)).isEqualTo("1 staff 0 SEK sv");
        assertThat(properties(oslo.create("{\"FirstName\": \"Oda\"}"))).isEqualTo("1 retail null EUR lv");
        assertThat(riga.store()
                        .database()
                        .client()
                        .sql("select name from customer_group")
                        .query(String.class)
                        .list())
                .containsExactly("walk-in");
    }

    private static String properties(Till.Card card) {
        return "%s %s %s %s %s"
                .formatted(
                        card.json().path("CustomerTypeValue"),
                        card.text("CustomerGroup"),
                        card.json().path("ReceiptSettings"),
                        card.text("CurrencyCode"),
                        card.text("Language"));
    }

    /// C02
    @Test
    void receiptEmailIsCopiedOnlyIfTheStoreSaysSoAndTheCustomerHasNone() {
        assertThat(receiptEmailOf(riga.create("{\"Name\": \"Before\"}"))).isEmpty();

        operator.run("stores", "set", "riga", "--copy-receipt-email", "yes");
        chain.distribute();

        assertThat(receiptEmailOf(riga.create("{\"Name\": \"After\"}"))).isEqualTo("receipts@example.lv");
        assertThat(receiptEmailOf(riga.create("{\"Name\": \"Own\", \"ReceiptEmail\": \"own@example.lv\"}")))
                .isEqualTo("own@example.lv");
        operator.run("stores", "set", "riga", "--copy-receipt-email", "no");
        chain.distribute();
        assertThat(receiptEmailOf(riga.create("{\"Name\": \"Later\"}"))).isEmpty();
    }

    private static String receiptEmailOf(Till.Card card) {
        return card.json().path("ReceiptEmail").asString("");
    }

    /// B16
    @Test
    void newCustomerJoinsTheAffiliationsOfTheDefaultCustomerAndOthersAsSheLikes() {
        assertThat(operator.run("affiliations").printed()).contains("There is nothing to join yet");
        operator.run("affiliations", "add", "REGULAR", "--name", "Regulars");
        operator.run("affiliations", "add", "STAFF");
        assertThat(operator.run("affiliations", "add", "STAFF", "--name", "Our staff", "--dry-run")
                        .printed())
                .contains("Affiliation STAFF (Our staff) would be what customers can join. Nothing was changed.");
        assertThat(operator.run("affiliations").printed())
                .containsPattern("REGULAR +Regulars")
                .containsPattern("STAFF +STAFF");
        chain.distribute();
        riga.join("000001", "REGULAR");
        chain.cycle();
        chain.distribute();

        String anna = riga.create("{\"Name\": \"Joined\"}").account();
        assertThat(riga.affiliations(anna)).containsExactly("REGULAR");
        riga.join(anna, "STAFF");
        chain.cycle();
        chain.distribute();

        assertThat(oslo.affiliations(anna)).containsExactly("REGULAR", "STAFF");
        assertThat(chain.records().requests(anna))
                .containsExactly("CREATE_CUSTOMER DONE", "JOIN_AFFILIATION DONE", "JOIN_AFFILIATION DONE");
        assertThat(operator.run("affiliations", "remove", "STAFF").complained())
                .contains("Customers are in affiliation STAFF; it stays until they have left");
        riga.leave(anna, "STAFF");
        riga.leave("000001", "REGULAR");
        chain.cycle();
        chain.distribute();
        assertThat(operator.run("affiliations", "remove", "STAFF").printed()).contains("is removed");
        assertThat(oslo.affiliations(anna)).containsExactly("REGULAR");
    }

    /// C03
    @Test
    void dimensionsComeFromTheGroupOfTheDefaultCustomer() {
        String ofRiga = riga.create("{\"Name\": \"Dimensions\", \"CustomerGroup\": \"staff\"}")
                .account();
        String ofOslo = oslo.create("{\"FirstName\": \"Dimensionless\"}").account();

        chain.cycle();

        assertThat(chain.records().field(ofRiga, "dimensions")).isEqualTo("{\"Department\": \"010\"}");
        assertThat(chain.records().field(ofOslo, "dimensions")).isEqualTo("{}");
    }

    /// C04
    @Test
    void newCustomerIsPutIntoTheAddressBooksOfTheDefaultCustomer() {
        operator.run("address-books", "assign", "walk-ins", "--customer", "000001");
        assertThat(operator.run("address-books", "assign", "baltics", "--group", Chain.ENTITY, "--dry-run")
                        .printed())
                .contains("Group demo would be in address book baltics. Nothing was changed.");
        operator.run("address-books", "assign", "baltics", "--group", Chain.ENTITY);
        String left = riga.create("{\"Name\": \"Not left out\"}").account();
        chain.cycle();

        assertThat(chain.records().addressBooks(left)).containsExactly("baltics", "walk-ins");
        assertThat(operator.run("stores", "set", "riga", "--default-customer", "000001")
                        .printed())
                .contains("share no address book");
        operator.run("address-books", "assign", "baltics", "--customer", "000001");
        operator.run("address-books", "remove", "walk-ins", "--customer", "000001");
        chain.distribute();
        String found = riga.create("{\"Name\": \"Findable\"}").account();
        chain.cycle();

        assertThat(chain.records().addressBooks(found)).containsExactly("baltics");
        assertThat(riga.search("findable")).hasSize(1);
        assertThat(operator.run("address-books").printed()).containsPattern("baltics +demo +\\d+ +0");
        assertThat(operator.run("address-books", "remove", "baltics", "--group", Chain.ENTITY)
                        .printed())
                .contains("Its stores are sent every customer");
        chain.cycle();
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    /// B15
    @Test
    void titleIsAtHeadquartersAndAtEveryStoreAfterConversion() {
        String uuid = riga.create("{\"CustomerTypeValue\": 1, \"FirstName\": \"Anna\", \"PersonalTitle\": \"Prof.\"}")
                .account();
        riga.change(uuid, "{\"PersonalTitle\": \"Dr.\"}");

        chain.cycle();

        assertThat(chain.records().field(uuid, "title")).isEqualTo("Dr.");
        assertThat(oslo.find(uuid).text("PersonalTitle")).isEqualTo("Dr.");
    }

    @Test
    void whatCannotBeSetIsRefusedWithWhatToDo() {
        assertThat(operator.run("stores", "set", "riga").complained()).contains("Say what to set");
        assertThat(operator.run("stores", "set", "mars", "--copy-receipt-email", "yes")
                        .complained())
                .contains("There is no store mars; tillbridge stores lists them");
        assertThat(operator.run("stores", "set", "riga", "--default-customer", "999999")
                        .complained())
                .contains("Legal entity demo has no customer 999999");
        assertThat(operator.run("stores", "set", "riga", "--default-customer", "none", "--dry-run")
                        .printed())
                .contains("Store riga would have no default customer")
                .contains("Nothing was changed.");
        assertThat(operator.run("customer-groups", "set", "x", "--legal-entity", "mars")
                        .complained())
                .contains("There is no legal entity mars; there are demo");
        assertThat(operator.run("address-books", "assign", "north").complained())
                .contains("Say who: --group or --customer, one of them");
        assertThat(operator.run("customer-groups").printed()).containsPattern("walk-in +walk-in +demo +Department=010");
        assertThat(operator.run("customer-groups", "set", "walk-in", "--dimension", "Department=", "--dry-run")
                        .printed())
                .contains("would be called walk-in; dimensions: none.");
        assertThat(chain.records().audited("store riga")).contains("store.set");
    }
}
