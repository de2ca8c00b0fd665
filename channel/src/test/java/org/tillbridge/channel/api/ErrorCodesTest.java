package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every code of the store's door, in each of the three shapes.
class ErrorCodesTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SourceTree SOURCES = SourceTree.here();
    private static final String ONE = "/Commerce/Customers('0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01')";
    private static final String SET = "/Commerce/Customers";
    // They take a line that breaks, 8 MB, or 5 s; the last is of requests from elsewhere.
    private static final Set<String> NOT_HERE =
            Set.of("IncompleteBody", "BatchTooLarge", "QueryTooExpensive", "InvalidReceiptOption");
    private static final Pattern CODE = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`");

    /// A request that is refused.
    private record Wrong(String code, String verb, String path, String body, String... headers) {

        @Override
        public String toString() {
            return code;
        }
    }

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    static List<Wrong> wrongs() {
        DOOR.post(SET, "{\"AccountNumber\": \"0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01\", \"FirstName\": \"Anna\"}");
        DOOR.post(ONE + "/Addresses", "{\"AddressId\": \"0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b02\", \"City\": \"Rīga\"}");
        return Stream.of(ofCards(), ofParts(), ofQueries(), ofThePlace())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Wrong> ofCards() {
        return List.of(
                create("MalformedJson", "{"),
                create("UnknownField", "{'Nickname': 'x'}"),
                create("InvalidFieldType", "{'FirstName': 1}"),
                create("InvalidText", "{'FirstName': 'A\\u0000'}"),
                create("InvalidEmail", "{'FirstName': 'A', 'Email': 'x'}"),
                create("InvalidBirthDate", "{'FirstName': 'A', 'BirthDate': 'x'}"),
                create("InvalidAddress", "{'FirstName': 'A', 'Addresses': [{'TwoLetterISORegionName': 'XX'}]}"),
                create("InvalidAccountNumber", "{'FirstName': 'A', 'AccountNumber': '1'}"),
                create("InvalidPartyNumber", "{'NewCustomerPartyNumber': 'x'}"),
                create("CustomerNameMissing", "{}"),
                create("CustomerNameIsComposed", "{'FirstName': 'A', 'Name': 'B'}"),
                create("CustomerNameExceedsMaximumLength", "{'FirstName': '%s'}".formatted("x".repeat(500))),
                create(
                        "CustomerPhoneNumberExceedsMaximumLength",
                        "{'FirstName': 'A', 'Phone': '%s'}".formatted("1".repeat(300))),
                create(
                        "CustomerEmailExceedsMaximumLength",
                        "{'FirstName': 'A', 'Email': 'a@%s'}".formatted("x".repeat(300))),
                create("FieldLengthExceeded", "{'FirstName': 'A', 'VatNumber': '%s'}".formatted("9".repeat(100))));
    }

    private static List<Wrong> ofParts() {
        return List.of(
                create(
                        "StreetLengthExceeded",
                        "{'FirstName': 'A', 'Addresses': [{'Street': '%s'}]}".formatted("x".repeat(500))),
                create(
                        "AddressLengthExceeded",
                        "{'FirstName': 'A', 'Addresses': [{'City': '%s'}]}".formatted("x".repeat(500))),
                create(
                        "MultiplePrimaryAddresses",
                        "{'FirstName': 'A', 'Addresses': [{'City': 'a', 'IsPrimary': true}, {'City': 'b', 'IsPrimary': true}]}"),
                create("PreValidationForAsyncAddressFailed", "{'FirstName': 'A', 'Addresses': [{'Name': 'x'}]}"),
                create(
                        "TooManyAddresses",
                        "{'FirstName': 'A', 'Addresses': [%s]}"
                                .formatted("{'City': 'a'},".repeat(200) + "{'City': 'a'}")),
                create("ReadOnlyField", "{'FirstName': 'A', 'Addresses': [{'City': 'a', 'RecordId': 7}]}"),
                create(
                        "AttributeDefinitionNotFound",
                        "{'FirstName': 'A', 'Attributes': [{'Name': 'x', 'AttributeValue': {'StringValue': 'y'}}]}"),
                create(
                        "InvalidAttributeValue",
                        "{'FirstName': 'A', 'Attributes': [{'Name': 'x', 'AttributeValue': {'StringValue': 'y', 'LongValue': 1}}]}"),
                create("InvalidContact", "{'FirstName': 'A', 'Contacts': [{'ContactInformationTypeValue': 2}]}"),
                create("TooManyContacts", "{'FirstName': 'A', 'Contacts': [%s]}".formatted(contacts(60))),
                new Wrong(
                        "AddressAlreadyExists",
                        "POST",
                        ONE + "/Addresses",
                        "{\"AddressId\": \"0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b02\", \"City\": \"Liepāja\"}"),
                new Wrong(
                        "InvalidRole",
                        "POST",
                        "/Commerce/BusinessPartners('0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01')/Users",
                        "{\"AccountNumber\": \"1\", \"Role\": \"x\"}"),
                create("InvalidExtensionProperty", "{'FirstName': 'A', 'Url': 'a\\u0000'}"),
                create("IdMismatch", "{}", ONE, "{'AccountNumber': '000001'}"),
                new Wrong(
                        "InvalidIdempotencyKey",
                        "POST",
                        SET,
                        "{\"FirstName\": \"A\"}",
                        "Idempotency-Key",
                        "k".repeat(256)),
                new Wrong("UnsupportedMediaType", "POST", SET, "{}", "Content-Type", "text/plain"));
    }

    private static List<Wrong> ofQueries() {
        return List.of(
                search("SearchKeywordMissing", "{}"),
                search(
                        "InvalidSearchKeyword",
                        "{'customerSearchCriteria': {'Keyword': '%s'}}".formatted("x".repeat(300))),
                search(
                        "InvalidPaging",
                        "{'customerSearchCriteria': {'Keyword': 'x'}, 'queryResultSettings': {'Paging': {'Top': 0}}}"),
                search(
                        "InvalidSorting",
                        "{'customerSearchCriteria': {'Keyword': 'x'}, 'queryResultSettings': {'Sorting': {'Columns': [{'ColumnName': 'x'}]}}}"),
                search(
                        "InvalidSearchLocation",
                        "{'customerSearchCriteria': {'Keyword': 'x', 'SearchLocationValue': 9}}"),
                list("InvalidFilter", "$filter=x"),
                list("FilterTooComplex", "$filter=" + "(".repeat(30)),
                list("InvalidOrderBy", "$orderby=x"),
                list("InvalidSelect", "$select=x"),
                list("InvalidExpand", "$expand=x"),
                list("InvalidSkipToken", "$skiptoken=x"),
                list("InvalidDeltaToken", "$deltatoken=x"),
                list("InvalidQueryOption", "$count=x"),
                list("UnknownQueryOption", "$x=x"));
    }

    private static List<Wrong> ofThePlace() {
        return List.of(
                new Wrong("InvalidBatch", "POST", "/Commerce/$batch", "{}"),
                new Wrong(
                        "AtomicityGroupNotSupported",
                        "POST",
                        "/Commerce/$batch",
                        "{\"requests\": [{\"id\": \"1\", \"atomicityGroup\": \"g\", \"method\": \"GET\", \"url\": \"Customers\"}]}"),
                new Wrong("CustomerNotFound", "GET", SET + "('nobody')", ""),
                new Wrong("ResourceNotFound", "GET", "/Commerce/Nothing", ""),
                new Wrong("AddressNotFound", "GET", ONE + "/Addresses('0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01')", ""),
                new Wrong(
                        "PartnerNotFound",
                        "GET",
                        "/Commerce/BusinessPartners('0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01')",
                        ""),
                new Wrong("AffiliationNotFound", "POST", ONE + "/Affiliations", "{\"AffiliationId\": \"x\"}"),
                new Wrong("InvalidLoyaltyCardNumber", "POST", ONE + "/LoyaltyCards", "{\"CardNumber\": \"x\"}"),
                create(
                        "CustomerAlreadyExists",
                        "{'AccountNumber': '0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b01', 'FirstName': 'Berta'}"),
                new Wrong("ObjectVersionMismatchError", "PATCH", ONE, "{\"FirstName\": \"B\"}", "If-Match", "\"AAAA\""),
                new Wrong("BodyTooLarge", "POST", SET, " ".repeat((1 << 20) + 1)));
    }

    private static String contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj("{'ContactInformationTypeValue': 2, 'Value': 'a%d@example.lv'}"::formatted)
                .collect(Collectors.joining(","));
    }

    private static Wrong create(String code, String body) {
        return new Wrong(code, "POST", SET, body.replace('\'', '"'));
    }

    private static Wrong create(String code, String none, String path, String body) {
        return new Wrong(code, "PATCH", path, body.replace('\'', '"'));
    }

    private static Wrong search(String code, String body) {
        return new Wrong(code, "POST", SET + "/Search", body.replace('\'', '"'));
    }

    private static Wrong list(String code, String query) {
        return new Wrong(code, "GET", SET + "?" + query, "");
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void codePlaceAndWhatToDoStandInEachShape(Wrong wrong) {
        JsonNode problem = ask(wrong).body();
        JsonNode ofOData = ask(wrong, "OData-MaxVersion", "4.0").body();
        JsonNode original = ask(wrong, "Prefer", "errors=commerce").body();

        assertThat(problem.path("code").asString()).as(problem.toString()).isEqualTo(wrong.code());
        assertThat(problem.path("detail").asString()).hasSizeGreaterThan(20);
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
        JsonNode error = ofOData.path("error");
        assertThat(error.path("code").asString()).isEqualTo(wrong.code());
        assertThat(error.path("message")).isEqualTo(problem.path("detail"));
        assertThat(error.path("target")).isEqualTo(problem.path("target"));
        assertThat(ofOData.path("traceId").asString()).matches("[0-9a-f]{32}");
        JsonNode exception = JSON.readTree(original.path("Exception").asString());
        assertThat(exception.path("ErrorResourceId").asString())
                .isEqualTo("Microsoft_Dynamics_Commerce_Runtime_" + wrong.code());
        assertThat(exception.path("LocalizedMessage")).isEqualTo(problem.path("detail"));
        assertThat(exception.path("TraceId").asString()).matches("[0-9a-f]{32}");
        assertThat(original.path("TypeName").asString()).endsWith("Exception");
    }

    /// What is not provoked here is provoked by a test of its own, which names it.
    @Test
    void everyCodeThePageNamesIsShownByATest() {
        Set<String> provoked = wrongs().stream().map(Wrong::code).collect(Collectors.toCollection(TreeSet::new));
        String page = SourceTree.textOf(SOURCES.root().resolve("docs/reference/store-api.md"));
        Set<String> named = CODE.matcher(page.substring(page.indexOf("| status | codes |")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String tests =
                SOURCES.testFiles(".java").stream().map(SourceTree::textOf).collect(Collectors.joining());

        assertThat(named).isNotEmpty().containsAll(provoked);
        named.removeAll(provoked);
        named.removeAll(NOT_HERE);
        named.removeIf(tests::contains);
        assertThat(named).isEmpty();
    }

    private static Answer ask(Wrong wrong, String... more) {
        String[] headers = Stream.concat(Arrays.stream(wrong.headers()), Arrays.stream(more))
                .toArray(String[]::new);
        return wrong.verb().equals("GET")
                ? DOOR.get(wrong.path(), headers)
                : DOOR.send(wrong.verb(), wrong.path(), wrong.body(), headers);
    }
}
