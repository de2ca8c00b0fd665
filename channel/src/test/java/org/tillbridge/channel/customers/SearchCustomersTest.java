package org.tillbridge.channel.customers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.channel.customers.TestTill.fields;
import static org.tillbridge.channel.customers.TestTill.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.customer.AddressField;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.search.Criterion;
import org.tillbridge.kernel.search.CustomerHit;
import org.tillbridge.kernel.search.CustomerSearch;
import org.tillbridge.kernel.search.CustomerSearch.Direction;
import org.tillbridge.kernel.search.CustomerSearch.Order;
import org.tillbridge.kernel.search.CustomerSearch.Page;
import org.tillbridge.kernel.search.CustomerSearch.SortKey;
import org.tillbridge.kernel.search.SearchCursor;
import org.tillbridge.kernel.search.SearchField;

class SearchCustomersTest {

    private static final TestTill TILL = new TestTill();

    @BeforeAll
    static void createCustomers() {
        TILL.created(TestTill.with(
                person("Jānis", "Bērziņš", Map.of(CustomerField.EMAIL, "Janis.Berzins@Example.lv")),
                address("Ģertrūdes iela 81", "LV-1011", "Rīga")));
        TILL.created(TestTill.with(
                person("Anna-Marija", "O'Neil", Map.of(CustomerField.PHONE, "123-45 67")),
                address("221B Baker Street", "NW1 6XE", "London")));
        TILL.created(person("Ann", "Smith", Map.of(CustomerField.PHONE, "+371 20 000 000")));
        TILL.created(
                person("Anna", "Smithson", Map.of(CustomerField.PHONE, "20000000", CustomerField.EMAIL, "zz@a.lv")));
        TILL.created(fields(Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, "山田太郎 商店")));
        TILL.created(fields(Map.of(CustomerField.FIRST_NAME, "😍")));
        TILL.created(person("Фёдор", "Ёлкин"));
        TILL.created(person("Grün", "Straße"));
        TILL.database()
                .client()
                .sql("update customer set account_id = '000042' where first_name = 'Ann'")
                .update();
        TILL.database().client().sql("""
                insert into loyalty_card (legal_entity, customer_id, card_number, issued_at)
                select legal_entity, customer_id, '2200123477', now() from customer where last_name = 'Smithson'""").update();
    }

    private static AddressPayload address(String street, String postalCode, String city) {
        Map<AddressField, String> values = new EnumMap<>(AddressField.class);
        values.put(AddressField.STREET, street);
        values.put(AddressField.POSTAL_CODE, postalCode);
        values.put(AddressField.CITY, city);
        return new AddressPayload(UUID.randomUUID(), values, true);
    }

    @AfterAll
    static void close() {
        TILL.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"berzins", "BĒRZIŅŠ", "janis b", "Bērz jān", "janis.berzins@example.LV", "Janis.Berzins"})
    void nameIsFoundByTheBeginningsOfItsWordsInAnyOrder(String keyword) {
        assertThat(TILL.search(keyword)).containsExactly("Jānis Bērziņš");
    }

    @ParameterizedTest
    @CsvSource({
        "Елкин, Фёдор Ёлкин",
        "ЁЛКИН, Фёдор Ёлкин",
        "федор, Фёдор Ёлкин",
        "strasse, Grün Straße",
        "grun, Grün Straße"
    })
    void accentsCaseAndLettersOfOneSoundAreOne(String keyword, String name) {
        assertThat(TILL.search(keyword)).containsExactly(name);
    }

    /// H36
    @Test
    void lettersThatAreComposedAndLettersInPiecesAreOne() {
        TILL.created(person("か\u3099く", "Zoe\u0308-In-Pieces"));
        TILL.created(person("がっこう", "Zoë-Composed"));

        assertThat(TILL.search("がく")).containsExactly("か\u3099く Zoe\u0308-In-Pieces");
        assertThat(TILL.search("か\u3099っこう")).containsExactly("がっこう Zoë-Composed");
        assertThat(TILL.search("zoë")).hasSize(2).isEqualTo(TILL.search("zoe\u0308"));
    }

    @Test
    void wordsOfANameAreFoundTogetherHoweverFarApartTheyAre() {
        String longName =
                IntStream.range(1000, 1060).mapToObj("Q%d "::formatted).collect(joining("", "Alphaword ", "Omegaword"));
        TILL.created(fields(Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, "Alphaword Aaa")));
        TILL.created(fields(Map.of(CustomerField.CUSTOMER_TYPE, "ORGANIZATION", CustomerField.NAME, longName)));

        assertThat(TILL.search("omega alpha")).containsExactly(longName, "Alphaword Aaa");
        assertThat(TILL.search("alpha omega")).containsExactly(longName, "Alphaword Aaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zins", "berzins@example", "!!!", "'; select 1; --", "%", "_", "iela 81", "example.lv"})
    void whatDoesNotMatchFindsNobody(String keyword) {
        assertThat(TILL.search(keyword)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1234567", "123 4567", "(123) 45", "12345"})
    void phoneIsFoundByTheBeginningOfItsDigitsHoweverWritten(String keyword) {
        assertThat(TILL.search(keyword)).containsExactly("Anna-Marija O'Neil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000000", "+371 2000 0000", "0037120000000", "20 00 00 00"})
    void phoneIsFoundWithAndWithoutItsCountry(String keyword) {
        assertThat(TILL.search(keyword)).containsExactlyInAnyOrder("Ann Smith", "Anna Smithson");
    }

    @ParameterizedTest
    @CsvSource({"山田, 山田太郎 商店", "商店, 山田太郎 商店", "😍, 😍", "000042, Ann Smith"})
    void everyScriptAndTheAccountAreFound(String keyword, String name) {
        assertThat(TILL.search(keyword)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gertrudes", "Ģertrūdes iela 81 Rīga", "LV-1011", "lv10", "gertrudes iela, 81"})
    void addressIsFoundByItsBeginningAndByItsPostalCode(String keyword) {
        assertThat(TILL.search(keyword)).containsExactly("Jānis Bērziņš");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Baker Str", "221b baker street", "nw1 6", "nw16xe"})
    void addressWithItsNumberInFrontIsFoundByTheStreet(String keyword) {
        assertThat(TILL.search(keyword)).startsWith("Anna-Marija O'Neil");
    }

    @Test
    void customerIsFoundByTheNumberOfHerLoyaltyCard() {
        assertThat(TILL.search("2200 1234 77")).containsExactly("Anna Smithson");
        assertThat(found(new Criterion(SearchField.CARD, "2200123477"), new Criterion(SearchField.NAME, "anna")))
                .containsExactly("Anna Smithson");
        assertThat(found(new Criterion(SearchField.CARD, "2200123477"), new Criterion(SearchField.NAME, "ilze")))
                .isEmpty();
    }

    @Test
    void customerIsFoundByItsUuid() {
        var id = TILL.customers()
                .search()
                .run(CustomerSearch.of("smithson"))
                .getFirst()
                .id();

        assertThat(TILL.search("{" + id.toString().toUpperCase(Locale.ROOT) + "}"))
                .containsExactly("Anna Smithson");
    }

    @Test
    void whoHasBothWordsComesBeforeWhoHasOneAndWholeWordsBeforeBeginnings() {
        assertThat(TILL.search("smith ann"))
                .isEqualTo(TILL.search("ann smith"))
                .containsExactly("Ann Smith", "Anna Smithson", "Anna-Marija O'Neil");
        assertThat(TILL.search("anna")).containsExactlyInAnyOrder("Anna Smithson", "Anna-Marija O'Neil");
        assertThat(TILL.search("janis smith anna")).startsWith("Anna Smithson").contains("Ann Smith", "Jānis Bērziņš");
    }

    @Test
    void criteriaByFieldFindNothingInOtherFieldsAndNarrowEachOther() {
        assertThat(found(new Criterion(SearchField.NAME, "smith"))).containsExactly("Ann Smith", "Anna Smithson");
        assertThat(found(new Criterion(SearchField.EMAIL, "smith"))).isEmpty();
        assertThat(found(new Criterion(SearchField.NAME, "smith"), new Criterion(SearchField.EMAIL, "ZZ@")))
                .containsExactly("Anna Smithson");
        assertThat(found(new Criterion(SearchField.NAME, "smith"), new Criterion(SearchField.ACCOUNT, "000042")))
                .containsExactly("Ann Smith");
        assertThat(found(new Criterion(SearchField.NAME, "anna"), new Criterion(SearchField.ADDRESS, "baker")))
                .containsExactly("Anna-Marija O'Neil");
        assertThat(found(new Criterion(SearchField.PHONE, "20000000"), new Criterion(SearchField.ADDRESS, "baker")))
                .isEmpty();
    }

    private static List<String> found(Criterion... criteria) {
        var search = new CustomerSearch(Arrays.asList(criteria), Order.BEST_FIRST, Page.first(25));
        return TILL.customers().search().run(search).stream()
                .map(CustomerHit::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "zz@, EMAIL, zz@a.lv",
        "+371 2000, PHONE, +371 20 000 000",
        "baker, ADDRESS, '221B Baker Street, NW1 6XE London'"
    })
    void hitSaysWhatOfItWasFound(String keyword, SearchField field, String value) {
        CustomerHit hit =
                TILL.customers().search().run(CustomerSearch.of(keyword)).getFirst();

        assertThat(hit.matched()).isEqualTo(new CustomerHit.Matched(field, value));
    }

    @Test
    void anotherLegalEntityFindsNobody() {
        var oslo = TILL.customersOf(new Store("101", "no01", TestTill.RIGA.defaults()));

        assertThat(oslo.search().run(CustomerSearch.of("anna"))).isEmpty();
        assertThat(oslo.search().run(CustomerSearch.of("000042"))).isEmpty();
        assertThat(oslo.search().run(CustomerSearch.of("baker"))).isEmpty();
    }

    @Test
    void everyOrderIsStableOverItsPages() {
        for (SortKey key : SortKey.values()) {
            for (Direction direction : Direction.values()) {
                assertThat(pages(new Order(key, direction)))
                        .as("%s %s", key, direction)
                        .isEqualTo(ordered(new Order(key, direction), new Page(25, 0, null)))
                        .hasSize(3)
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(ordered(new Order(SortKey.NAME, Direction.DESCENDING), Page.first(25)))
                .containsExactly("Anna-Marija O'Neil", "Anna Smithson", "Ann Smith");
        assertThat(ordered(new Order(SortKey.ACCOUNT, Direction.ASCENDING), Page.first(1)))
                .containsExactly("Ann Smith");
        assertThat(ordered(new Order(SortKey.EMAIL, Direction.ASCENDING), Page.first(1)))
                .containsExactly("Anna Smithson");
    }

    private static List<String> pages(Order order) {
        List<String> paged = new ArrayList<>();
        SearchCursor after = null;
        for (int page = 0; page < 3; page++) {
            CustomerHit hit = run(order, new Page(1, 0, after)).getFirst();
            paged.add(hit.name());
            after = SearchCursor.decoded(hit.cursor().encoded()).orElseThrow();
        }
        return paged;
    }

    private static List<String> ordered(Order order, Page page) {
        return run(order, page).stream().map(CustomerHit::name).toList();
    }

    private static List<CustomerHit> run(Order order, Page page) {
        return TILL.customers()
                .search()
                .run(new CustomerSearch(List.of(new Criterion(SearchField.ANY, "an")), order, page));
    }
}
