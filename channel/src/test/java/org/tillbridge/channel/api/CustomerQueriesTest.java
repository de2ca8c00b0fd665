package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;

class CustomerQueriesTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final String CUSTOMERS = "/Commerce/Customers";
    private static final String JANIS = "0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01";

    @BeforeAll
    static void fourCustomers() {
        create(
                "{\"AccountNumber\": \"" + JANIS + "\", \"FirstName\": \"Jānis\", \"LastName\": \"Bērziņš\","
                        + " \"Email\": \"janis@example.lv\", \"BirthDate\": \"1990-12-31\", \"Phone\": \"+371 20000001\","
                        + " \"Addresses\": [{\"City\": \"Rīga\", \"ZipCode\": \"LV-1010\"}, {\"City\": \"Liepāja\", \"ZipCode\": \"LV-3401\"}]}");
        create("{\"FirstName\": \"Žaneta\", \"LastName\": \"O'Hara\", \"Email\": \"zaneta@example.com\"}");
        create("{\"FirstName\": \"Ada\", \"LastName\": \"Zvirbule\", \"ReceiptSettings\": 1}");
        create("{\"CustomerTypeValue\": 2, \"Name\": \"Bērzs SIA\", \"VatNumber\": \"LV40001\","
                + " \"Addresses\": [{\"City\": \"Oslo\", \"TwoLetterISORegionName\": \"NO\", \"IsPrimary\": true}]}");
        TILL.database()
                .client()
                .sql("update customer set account_id = '000777' where customer_id = cast(? as uuid)")
                .param(JANIS)
                .update();
    }

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "LastName eq 'Bērziņš' | Jānis Bērziņš",
                "LastName eq 'O''Hara' | Žaneta O'Hara",
                "FirstName ne 'Ada' and CustomerTypeValue eq 1 | Jānis Bērziņš, Žaneta O'Hara",
                "not (Email eq null) and contains(Email,'example') | Jānis Bērziņš, Žaneta O'Hara",
                "startswith(Name,'Bērz') | Bērzs SIA",
                "endswith(tolower(Name),'hara') or length(Name) eq 9 | Bērzs SIA, Žaneta O'Hara",
                "toupper(FirstName) eq 'ŽANETA' | Žaneta O'Hara",
                "AccountNumber eq '000777' | Jānis Bērziņš",
                "AccountNumber in ('000777','999999') | Jānis Bērziņš",
                "AccountNumber eq '0199D3C4-2b1f-7c55-9f3e-5a8d1c0e7b01' | Jānis Bērziņš",
                "AccountNumber ne '000777' and IsAsyncCustomer and CustomerTypeValue eq 2 | Bērzs SIA",
                "IsAsyncCustomer eq false | Jānis Bērziņš",
                "FirstName in ('Ada','Žaneta') | Ada Zvirbule, Žaneta O'Hara",
                "year(BirthDate) eq 1990 and month(BirthDate) eq 12 and day(BirthDate) gt 30 | Jānis Bērziņš",
                "BirthDate lt 2000-01-01 | Jānis Bērziņš",
                "CreatedDateTime le now() and date(CreatedDateTime) eq 2026-11-21 and hour(CreatedDateTime) eq 12 and VatNumber ne null | Bērzs SIA",
                "CreatedDateTime ge 2026-11-21T14:38:00+02:00 and ReceiptSettings eq 1 | Ada Zvirbule",
                "indexof(Email,'@') eq 5 | Jānis Bērziņš",
                "substring(VatNumber,2) eq '40001' and substring(VatNumber,0,2) eq 'LV' | Bērzs SIA",
                "concat(concat(FirstName,' '),LastName) eq 'Ada Zvirbule' | Ada Zvirbule",
                "not contains(Email,'lv') and Email ne null | Žaneta O'Hara",
                "Addresses/any(a:a/City eq 'Rīga' and startswith(a/ZipCode,'LV')) | Jānis Bērziņš",
                "Addresses/any(a: a/City eq 'Liepāja') or Addresses/any(b : b/IsPrimary and b/TwoLetterISORegionName eq 'NO') | Bērzs SIA, Jānis Bērziņš",
                "not Addresses/any() and FirstName eq 'Ada' | Ada Zvirbule",
                "Addresses/any() and Addresses/all(a:a/City eq 'Oslo' or a/City eq Name) | Bērzs SIA",
                "Phone gt null or trim(Name) eq 'Bērzs SIA' | Bērzs SIA",
                "not (Phone gt '0') and FirstName eq 'Ada' | Ada Zvirbule",
            })
    void aConditionFindsWhoItDescribes(String filter, String names) {
        Answer answer = query("$filter=" + encoded(filter) + "&$orderby=Name&$top=10");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(String.join(", ", names(answer))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LastName eq",
                "LastName eq 'A",
                "LastName eq 7",
                "Shoe eq 'A'",
                "LastName",
                "(LastName eq 'A'",
                "LastName eq 'A')",
                "LastName in ()",
                "IsAsyncCustomer gt false",
                "explode(LastName) eq 'A'",
                "length(7) eq 1",
                "year(LastName) eq 1",
                "CreatedDateTime gt 2026-13-41T00:00:00Z",
                "BirthDate eq 2026-02-30",
                "FirstName eq 'A' and",
                "FirstName eq 'a\u0000b'",
                "1' or '1'='1",
            })
    void aConditionThatMakesNoSenseIsRefusedWithWhereAndWhy(String filter) {
        Answer answer = query("$filter=" + encoded(filter));

        assertThat(answer.status()).as(filter).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidFilter");
        assertThat(answer.text("target")).isEqualTo("$filter");
    }

    /// The door's own limit is below what a request line can carry.
    @Test
    void aConditionThatIsTooLongTooDeepOrTooWideIsRefused() {
        String wide = "FirstName in (" + "'a',".repeat(200) + "'a')";

        for (String filter : List.of(
                "FirstName eq '" + "a".repeat(4_100) + "'",
                "(".repeat(21) + "IsAsyncCustomer" + ")".repeat(21),
                "not ".repeat(30) + "IsAsyncCustomer",
                "trim(".repeat(21) + "Name" + ")".repeat(21) + " eq 'a'",
                wide)) {
            assertThat(query("$filter=" + encoded(filter)).code()).isEqualTo("FilterTooComplex");
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionThoughRowsComeBetween() {
        List<String> seen = new ArrayList<>();
        Answer page = query("$orderby=Email%20desc,Name&$count=true", "Prefer", "odata.maxpagesize=2");
        assertThat(page.body().path("@odata.count").longValue()).isGreaterThanOrEqualTo(4);
        for (int pages = 0; pages < 20; pages++) {
            seen.addAll(names(page));
            String next = page.body().path("@odata.nextLink").stringValue(null);
            if (next == null) {
                break;
            }
            create("{\"FirstName\": \"Later\", \"LastName\": \"%d\", \"Email\": \"zzz@example.com\"}".formatted(pages));
            page = DOOR.get(
                    URI.create(next).getRawPath() + "?" + URI.create(next).getRawQuery(), "Prefer", "maxpagesize=2");
        }
        TILL.database()
                .client()
                .sql("delete from customer where first_name = 'Later'")
                .update();

        assertThat(seen)
                .startsWith("Žaneta O'Hara", "Jānis Bērziņš")
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void topAndSkipAreHonouredAndAPageHasAMaximum() {
        Answer middle = query("$orderby=Name&$skip=1&$top=2");
        Answer linked = query("$orderby=Name&$top=3", "Prefer", "maxpagesize=2");

        assertThat(names(middle)).containsExactly("Bērzs SIA", "Jānis Bērziņš");
        assertThat(middle.body().has("@odata.nextLink")).isFalse();
        assertThat(names(linked)).hasSize(2);
        assertThat(linked.body().path("@odata.nextLink").stringValue()).contains("$top=1", "$skiptoken=");
        assertThat(query("$top=-1").code()).isEqualTo("InvalidPaging");
        assertThat(query("$skiptoken=AAAA").code()).isEqualTo("InvalidSkipToken");
        assertThat(query("$top=0&$count=true").body().path("value")).isEmpty();
    }

    @Test
    void onlyWhatIsSelectedIsAnsweredAndNamesMayBeEncoded() {
        Answer answer = query("%24select=Name,AccountNumber&%24filter=AccountNumber%20eq%20'000777'");

        assertThat(answer.body().path("value").get(0).propertyNames())
                .containsExactlyInAnyOrder("@odata.id", "@odata.etag", "Name", "AccountNumber");
        assertThat(answer.text("@odata.context")).endsWith("/Commerce/$metadata#Customers(AccountNumber,Name)");
        assertThat(query("$select=Shoe").code()).isEqualTo("InvalidSelect");
        assertThat(query("$apply=groupby((Name))").code()).isEqualTo("UnknownQueryOption");
        assertThat(query("$orderby=Shoe").code()).isEqualTo("InvalidOrderBy");
        assertThat(DOOR.get(CUSTOMERS + "('000777')?$select=Name").body().propertyNames())
                .contains("Name")
                .doesNotContain("Email");
    }

    @Test
    void searchFindsAsTheTillDoesAndConditionsNarrowItDown() {
        assertThat(names(query("$search=berz"))).contains("Jānis Bērziņš", "Bērzs SIA");
        assertThat(names(query("$search=berz&$filter=CustomerTypeValue%20eq%202")))
                .containsExactly("Bērzs SIA");
        assertThat(query("$search=a%20OR%20b").code()).isEqualTo("InvalidSearchKeyword");
    }

    @Test
    void anAnswerDescribesItselfAsMuchAsIsWanted() {
        String path = CUSTOMERS + "('000777')";

        Answer minimal = DOOR.get(path);
        Answer none = DOOR.get(path, "Accept", "application/json;odata.metadata=none");
        Answer full = DOOR.get(path, "Accept", "application/json;odata.metadata=full", "OData-MaxVersion", "4.01");

        assertThat(minimal.text("@odata.context")).endsWith("/Commerce/$metadata#Customers/$entity");
        assertThat(minimal.text("@odata.id")).isEqualTo("Customers('" + JANIS + "')");
        assertThat(minimal.text("@odata.etag"))
                .isEqualTo(minimal.response().headers().firstValue("ETag").orElseThrow());
        assertThat(minimal.response().headers().firstValue("OData-Version")).contains("4.0");
        assertThat(none.body().propertyNames()).noneMatch(name -> name.contains("@"));
        assertThat(full.text("@odata.type")).isEqualTo("#Commerce.Customer");
        assertThat(full.response().headers().firstValue("OData-Version")).contains("4.01");
    }

    @Test
    void whatHangsOnCustomersComesWithThemIfItIsWanted() {
        DOOR.post(CUSTOMERS + "('000777')/LoyaltyCards", "{\"CardNumber\": \"2200123477\"}");

        Answer list = query("$filter=FirstName%20ne%20null&$orderby=FirstName"
                + "&$expand=LoyaltyCards($select=CardNumber),Affiliations");
        Answer one = DOOR.get(CUSTOMERS + "('000777')?$expand=LoyaltyCards&$select=Name");

        assertThat(list.body().path("value").get(0).path("LoyaltyCards")).isEmpty();
        assertThat(list.body().path("value").get(1).path("LoyaltyCards").get(0).propertyNames())
                .containsExactly("CardNumber");
        assertThat(list.body().path("value").get(1).path("Affiliations").isArray())
                .isTrue();
        assertThat(one.body().path("LoyaltyCards").findValuesAsString("CardNumber"))
                .containsExactly("2200123477");
        assertThat(query("$expand=Shoes").code()).isEqualTo("InvalidExpand");
        assertThat(query("$expand=LoyaltyCards($expand=Shoes)").code()).isEqualTo("InvalidExpand");
    }

    @Test
    void aChangeMayBeAnsweredWithoutTheCustomer() {
        Answer changed = DOOR.patch(CUSTOMERS + "('000777')", "{\"Language\": \"lv\"}", "Prefer", "return=minimal");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.response().headers().firstValue("Preference-Applied"))
                .contains("return=minimal");
    }

    @Test
    void whoWasMergedIsNotListedBesideWhomSheIsNow() {
        String kept = create("{\"FirstName\": \"Merged\", \"LastName\": \"Kept\"}");
        String gone = create("{\"FirstName\": \"Merged\", \"LastName\": \"Gone\"}");
        TILL.database()
                .client()
                .sql("update customer set merged_into = cast(? as uuid) where customer_id = cast(? as uuid)")
                .params(kept, gone)
                .update();

        assertThat(names(query("$filter=FirstName%20eq%20'Merged'"))).containsExactly("Merged Kept");
        assertThat(DOOR.get(CUSTOMERS + "/$count?$filter=FirstName%20eq%20'Merged'")
                        .response()
                        .body())
                .isEqualTo("1");
        TILL.database()
                .client()
                .sql("delete from customer where first_name = 'Merged'")
                .update();
    }

    private static String create(String customer) {
        return DOOR.post(CUSTOMERS, customer).text("AccountNumber");
    }

    private static Answer query(String query, String... headers) {
        return DOOR.get(CUSTOMERS + "?" + query, headers);
    }

    private static List<String> names(Answer answer) {
        return answer.body()
                .path("value")
                .valueStream()
                .map(each -> each.path("Name").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
