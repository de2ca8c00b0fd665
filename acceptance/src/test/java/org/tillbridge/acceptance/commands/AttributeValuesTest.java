package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;

/// What customers have of their attributes, at two stores and at headquarters, with every job run
/// by hand.
class AttributeValuesTest {

    private static final Path EXAMPLE =
            SourceTree.here().root().resolve("docs/how-to/set-up-customer-attributes/customer-attributes.yaml");

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;
    private static Till riga;
    private static Till oslo;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        operator = Operator.of(chain, folder);
        riga = chain.till("riga");
        oslo = chain.till("oslo");
        operator.run("attributes", "add", EXAMPLE.toString());
        chain.distribute();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// C06, C13: date-time and reference are taken too
    @Test
    void valuesOfEveryKindComeWithTheCreateAndAreShownInTheOrderOfTheGroup() {
        Till.Card anna = riga.create("""
                {"FirstName": "Anna", "Attributes": [
                    {"Name": "Stylist", "AttributeValue": {"StringValue": "staff/12"}},
                    {"Name": "Fitting at", "AttributeValue": {"DateTimeOffsetValue": "2026-12-24T18:00:00+02:00"}},
                    {"Name": "Likes coffee", "AttributeValue": {"BooleanValue": true}},
                    {"Name": "Budget", "AttributeValue": {"DecimalValue": 99.90}},
                    {"Name": "Visits a month", "AttributeValue": {"IntegerValue": 7}},
                    {"Name": "Favourite colour", "AttributeValue": {"StringValue": "red"}},
                    {"Name": "Shoe size", "AttributeValue": {"DecimalValue": 42.5}}]}""");

        assertThat(anna.attributes())
                .containsExactly(
                        "Shoe size=42.5",
                        "Favourite colour=red",
                        "Visits a month=7",
                        "Budget=99.9",
                        "Likes coffee=true",
                        "Fitting at=2026-12-24T16:00:00Z",
                        "Stylist=staff/12");
        assertThat(riga.find(anna.account()).attributes()).isEqualTo(anna.attributes());
        chain.cycle();
        assertEverybodyShows(anna.account(), anna.attributes().toArray(String[]::new));
    }

    @Test
    void sameCreateAgainGetsTheSameAnswerAndItsValuesAreOneRequest() {
        String card =
                "{\"FirstName\": \"Fina\", \"Attributes\": [{\"Name\": \"Likes coffee\", \"AttributeValue\": {\"BooleanValue\": true}}]}";
        String first = riga.tryCreate(card, "fina").body();

        assertThat(riga.tryCreate(card, "fina").body()).isEqualTo(first).contains("Likes coffee");
        assertThat(riga.tryCreate(card.replace("true", "false"), "fina").statusCode())
                .isEqualTo(409);
        assertThat(riga.search("fina")).hasSize(1);
    }

    /// C12
    @Test
    void valueSetAtATillIsAtHeadquartersAndWhatHeadquartersSetsComesBack() {
        String berta = riga.create("{\"FirstName\": \"Berta\"}").account();
        assertThat(set(riga, berta, "Shoe size", "{\"DecimalValue\": 38}")).containsExactly("Shoe size=38");
        assertThat(set(riga, berta, "Shoe size", "{\"DecimalValue\": 38.0}")).containsExactly("Shoe size=38");
        chain.cycle();
        assertThat(chain.records().requests(berta)).containsExactly("CREATE_CUSTOMER DONE", "SET_ATTRIBUTES DONE");
        assertThat(operator.run("attributes", "show", berta).printed()).containsPattern("Shoe size +38\n");

        assertThat(operator.run("attributes", "set", berta, "Shoe size=38.50", "Likes coffee=true", "--dry-run")
                        .printed())
                .containsPattern("Shoe size +38 +38.5")
                .contains("Nothing was saved.");
        operator.run("attributes", "set", berta, "Shoe size=38.50", "Likes coffee=true");
        assertEverybodyShows(berta, "Shoe size=38.5", "Likes coffee=true");

        set(oslo, berta, "Shoe size", "{\"IntegerValue\": 39}");
        chain.cycle();
        assertEverybodyShows(berta, "Shoe size=39", "Likes coffee=true");
        assertThat(chain.records().audited("customer " + berta)).contains("SET_ATTRIBUTES");
    }

    /// O01
    @Test
    void whatMeansNothingHereIsKeptAtEveryStoreAndTheLaterChangeOfAFieldStands() {
        Till.Card anna = riga.create("""
                {"FirstName": "Anna", "Url": "a.example", "CreditLimit": 10.25, "ExtensionProperties": [
                    {"Key": "clubs ♣", "Value": {"LongValue": 9007199254740993}}],
                    "Addresses": [{"City": "Rīga", "AttentionTo": "Ante 🎄"}]}""");
        chain.cycle();
        String account = riga.find(anna.account()).account();
        JsonNode atOslo = oslo.find(account).json();
        assertThat(atOslo.path("ExtensionProperties")).isEqualTo(anna.json().path("ExtensionProperties"));
        assertThat(atOslo.path("CreditLimit").toString()).isEqualTo("10.25");
        assertThat(atOslo.path("Addresses").get(0).path("AttentionTo").asString())
                .isEqualTo("Ante 🎄");

        riga.change(account, "{\"Url\": \"riga.example\", \"Tag\": \"gold\"}");
        oslo.change(account, "{\"Url\": \"oslo.example\", \"CreditLimit\": null}");
        oslo.changeAddress(
                account, atOslo.path("Addresses").get(0).path("AddressId").asString(), "{\"Postbox\": \"7\"}");
        chain.cycle();
        for (Till till : List.of(riga, oslo)) {
            JsonNode card = till.find(account).json();
            assertThat(card.path("Url").asString()).isEqualTo("oslo.example");
            assertThat(card.path("Tag").asString()).isEqualTo("gold");
            assertThat(card.has("CreditLimit")).isFalse();
            assertThat(card.path("Addresses").get(0).path("AttentionTo").asString())
                    .isEqualTo("Ante 🎄");
            assertThat(card.path("Addresses").get(0).path("Postbox").asString()).isEqualTo("7");
        }
    }

    /// C07, C08
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Favourite colour | {\"StringValue\": \"pink\"} | InvalidAttributeValue",
                "Shoe size | {\"DecimalValue\": 52.5} | AttributeValueOutOfBounds",
                "Shoe size | {\"StringValue\": \"42\"} | AttributeTypeMismatch",
                "Shoe size | {} | AttributeValueCannotBeNull",
                "Shoe size | {\"DecimalValue\": 42, \"IntegerValue\": 42} | InvalidAttributeValue",
                "Hat size | {\"IntegerValue\": 7} | AttributeDefinitionNotFound"
            })
    void whatTheDefinitionDoesNotTakeIsRefusedWithTheOriginalsCode(String name, String value, String code) {
        String clara = riga.create("{\"FirstName\": \"Clara\"}").account();

        assertThat(riga.refusedToChange(clara, attribute(name, value))).isEqualTo(code);
        assertThat(riga.find(clara).attributes()).isEmpty();
    }

    @Test
    void valueTheDefinitionsOfTodayDoNotTakeIsHeldAndWhatIsCanceledIsTakenBack() throws IOException {
        String dora = riga.create("{\"FirstName\": \"Dora\"}").account();
        set(riga, dora, "Shoe size", "{\"DecimalValue\": 51}");
        Path narrower = folder.resolve("narrower.yaml");
        Files.writeString(narrower, "types:\n  european-size: {kind: decimal, unit: EU, range: {from: 15, to: 50}}\n");
        operator.run("attributes", "add", narrower.toString());
        chain.cycle();

        assertThat(chain.records().requests(dora)).containsExactly("CREATE_CUSTOMER DONE", "SET_ATTRIBUTES HELD");
        assertThat(riga.find(dora).attributes()).containsExactly("Shoe size=51");
        operator.run("requests", "cancel", "--customer", dora, "--because", "no such shoe", "--yes");
        assertEverybodyShows(dora);
        operator.run("attributes", "add", EXAMPLE.toString());
        chain.distribute();
    }

    @Test
    void heldValueIsEditedAtHeadquartersAndComesBackToItsStore() throws IOException {
        String emma = riga.create("{\"FirstName\": \"Emma\"}").account();
        set(riga, emma, "Shoe size", "{\"DecimalValue\": 51}");
        Path narrower = folder.resolve("narrower.yaml");
        Files.writeString(narrower, "types:\n  european-size: {kind: decimal, unit: EU, range: {from: 15, to: 50}}\n");
        operator.run("attributes", "add", narrower.toString());
        chain.cycle();
        String request = operator.run("requests", "--state", "held", "--customer", emma, "--json")
                .json()
                .path("requests")
                .get(0)
                .path("requestId")
                .asString();

        operator.run("requests", "edit", request, "Shoe size=41");
        operator.run("requests", "synchronize", request);
        chain.distribute();

        assertEverybodyShows(emma, "Shoe size=41");
        operator.run("attributes", "add", EXAMPLE.toString());
        chain.distribute();
    }

    @Test
    void twoStoresSetOtherAttributesAndBothStay() {
        String elza = riga.create("{\"FirstName\": \"Elza\"}").account();
        chain.cycle();
        chain.distribute();

        set(riga, elza, "Shoe size", "{\"DecimalValue\": 40}");
        set(oslo, elza, "Likes coffee", "{\"BooleanValue\": false}");
        set(oslo, elza, "Shoe size", "{\"DecimalValue\": 41}");
        chain.cycle();

        assertThat(oslo.find(elza).attributes()).hasSize(2).contains("Likes coffee=false");
        assertThat(operator.run("conflicts", elza).printed()).contains("attributes/Shoe size");
    }

    /// F09, J01
    @Test
    void customerCreatedAtOnceHasHerValuesContactsAndAffiliationsThereWhenTheTillHasItsAnswer() {
        operator.run("affiliations", "add", "REGULAR");
        String usual = riga.create("{\"FirstName\": \"Usual\"}").account();
        chain.cycle();
        riga.join(usual, "REGULAR");
        operator.run("stores", "set", "riga", "--default-customer", usual);
        chain.creating("default", CreateCustomers.SYNC);

        String flora = riga.create("""
                {"FirstName": "Flora", "Attributes": [{"Name": "Shoe size", "AttributeValue": {"DecimalValue": 40}}],
                 "Contacts": [{"ContactInformationTypeValue": 2, "Value": "flora@example.lv", "IsMarketingOptIn": true}]}""").account();

        assertThat(operator.run("attributes", "show", flora).printed()).containsPattern("Shoe size +40\n");
        assertThat(atHeadquarters("select contacts::text from customer where account_id = ?", flora))
                .contains("flora@example.lv");
        assertThat(atHeadquarters(
                        "select affiliation from customer_affiliation join customer c using (legal_entity, customer_id) where c.account_id = ?",
                        flora))
                .isEqualTo("REGULAR");
        operator.run("stores", "set", "riga", "--default-customer", "none");
        chain.creating("default", CreateCustomers.ASYNC);
        chain.cycle();
        assertEverybodyShows(flora, "Shoe size=40");
    }

    private static String atHeadquarters(String question, String account) {
        return chain.headquarters()
                .database()
                .client()
                .sql(question)
                .param(account)
                .query(String.class)
                .single();
    }

    private static void assertEverybodyShows(String customer, String... values) {
        chain.distribute();
        for (Till till : chain.tills()) {
            assertThat(till.find(customer).attributes()).as(till.storeId()).containsExactly(values);
        }
        assertThat(chain.rest()).matches(Rest::isClean);
    }

    private static List<String> set(Till till, String customer, String name, String value) {
        return till.change(customer, attribute(name, value)).attributes();
    }

    private static String attribute(String name, String value) {
        return "{\"Attributes\": [{\"Name\": \"%s\", \"AttributeValue\": %s}]}".formatted(name, value);
    }
}
