package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;

class BadInputTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(TILL.database()
                        .client()
                        .sql("select count(*) from customer_request")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"FirstName\": 1}                                       | InvalidFieldType | FirstName",
                "{\"FirstName\": {\"a\": \"b\"}}                          | InvalidFieldType | FirstName",
                "{\"FirstName\": \"A\", \"CustomerTypeValue\": \"1\"}     | InvalidFieldType | CustomerTypeValue",
                "{\"FirstName\": \"A\", \"CustomerTypeValue\": 7}         | InvalidFieldType | CustomerTypeValue",
                "{\"FirstName\": \"A\", \"CustomerTypeValue\": 1e999}     | InvalidFieldType | CustomerTypeValue",
                "{\"FirstName\": \"A\", \"Addresses\": {}}                | InvalidFieldType | Addresses",
                "{\"FirstName\": \"A\", \"Addresses\": [1]}               | InvalidFieldType | Addresses/0",
                "{\"FirstName\": \"A\", \"Addresses\": [{\"City\": \"x\", \"IsPrimary\": \"yes\"}]}"
                        + " | InvalidFieldType | Addresses/0/IsPrimary",
                "{\"FirstName\": \"A\", \"Addresses\": [{\"City\": \"x\", \"AddressId\": \"7\"}]}"
                        + " | InvalidFieldType | Addresses/0/AddressId",
                "{\"FirstName\": \"A\", \"Addresses\": [{\"Town\": \"x\"}]} | UnknownField | Addresses/0/Town",
                "{\"FirstName\": \"A\", \"Nickname\": \"x\"}              | UnknownField | Nickname",
                "{\"FirstName\": \"A\", \"firstName\": \"x\"}             | UnknownField | firstName",
                "{\"FirstName\": \"A\", \"AccountNumber\": \"000001\"}    | InvalidAccountNumber | AccountNumber",
                "{\"FirstName\": \"A\", \"AccountNumber\": \"00000000-0000-0000-0000-000000000000\"}"
                        + " | InvalidAccountNumber | AccountNumber",
                "{\"FirstName\": \"A\\u0000\"}                            | InvalidText | FirstName",
                "{\"FirstName\": \"\\ud800\"}                             | InvalidText | FirstName",
                "{\"FirstName\": \"\\udc00\\ud800\"}                      | InvalidText | FirstName",
                "{\"FirstName\": \"A\", \"Email\": \"a@b@c\"}             | InvalidEmail | Email",
                "{\"FirstName\": \"A\", \"Addresses\": [{\"Name\": \"x\"}]}"
                        + " | PreValidationForAsyncAddressFailed | Addresses/0",
                "{\"FirstName\": \"A\", \"Addresses\": [{\"ThreeLetterISORegionName\": \"XYZ\"}]}"
                        + " | InvalidAddress | Addresses/0/ThreeLetterISORegionName",
                "{\"MiddleName\": \"A\"}                                  | CustomerNameMissing | LastName"
            })
    void aFieldThatCannotBeTakenIsNamed(String json, String code, String target) {
        Answer answer = DOOR.post("/Commerce/Customers", json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("target")).isEqualTo(target);
        assertThat(answer.text("traceId")).hasSize(32);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "1",
                "\"x\"",
                "{\"FirstName\": \"A\"} {}",
                "{\"FirstName\": }",
                "{'a': 1}",
                "{\"FirstName\": \"A\", \"FirstName\": \"B\"}",
                "{\"FirstName\": \"\u0001\"}",
                "NaN",
                "{\"a\": 01}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        Answer answer = DOOR.post("/Commerce/Customers", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MalformedJson");
    }

    @Test
    void malformedJsonIsLocatedByLineAndColumn() {
        assertThat(DOOR.post("/Commerce/Customers", "{\n  \"FirstName\": x}").text("detail"))
                .contains("line 2, column");
    }

    @Test
    void deepNestingIsMalformed() {
        String deep = "{\"FirstName\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(DOOR.post("/Commerce/Customers", deep).code()).isEqualTo("MalformedJson");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        byte[] body = {'{', '"', 'F', 'i', 'r', 's', 't', 'N', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'};

        Answer answer = DOOR.send(DOOR.request("/Commerce/Customers", "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.code()).isEqualTo("MalformedJson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json;charset=latin1", "x"})
    void anotherMediaTypeIsUnsupported(String type) {
        Answer answer = DOOR.send(DOOR.request("/Commerce/Customers", "Content-Type", type)
                .POST(BodyPublishers.ofString("{\"FirstName\": \"A\"}")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UnsupportedMediaType");
    }

    @Test
    void severalViolationsAreAllNamed() {
        Answer answer = DOOR.post("/Commerce/Customers", "{\"Email\": \"x\", \"Phone\": \"" + "1".repeat(256) + "\"}");

        assertThat(answer.code()).isEqualTo("AggregateValidationError");
        assertThat(answer.body().path("errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder(
                        "InvalidEmail", "CustomerPhoneNumberExceedsMaximumLength", "CustomerNameMissing");
    }

    @Test
    void aNameOfOneMegabyteIsRefusedWithTheLimit() {
        Answer answer = DOOR.post("/Commerce/Customers", "{\"FirstName\": \"" + "a".repeat(1_000_000) + "\"}");

        assertThat(answer.code()).isEqualTo("CustomerNameExceedsMaximumLength");
        assertThat(answer.body().path("limit").intValue()).isEqualTo(100);
        assertThat(answer.response().body().length()).isLessThan(1_000);
    }

    @Test
    void idempotencyKeyMustBeShortAndPlain() {
        assertThat(DOOR.post("/Commerce/Customers", "{\"FirstName\": \"A\"}", "Idempotency-Key", "x".repeat(256))
                        .code())
                .isEqualTo("InvalidIdempotencyKey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"CustomerSearchCriteria\": {\"Keyword\": 1}}                | InvalidFieldType",
                "{\"CustomerSearchCriteria\": \"anna\"}                        | InvalidFieldType",
                "{\"CustomerSearchCriteria\": {\"Keyword\": \"\\u0000\"}}      | InvalidSearchKeyword",
                "{\"CustomerSearchCriteria\": {\"Keyword\": \"\\ud800\"}}      | InvalidSearchKeyword",
                "{\"CustomerSearchCriteria\": {\"Keyword\": \"a\", \"Sort\": 1}} | UnknownField",
                "{\"CustomerSearchCriteria\": {\"Keyword\": \"a\"}, \"QueryResultSettings\": {\"Paging\": {\"Top\": 0}}}"
                        + " | InvalidPaging",
                "{\"CustomerSearchCriteria\": {\"Keyword\": \"a\"}, \"QueryResultSettings\": {\"Paging\": {\"Skip\": -1}}}"
                        + " | InvalidPaging"
            })
    void aSearchThatCannotBeTakenSaysWhy(String json, String code) {
        Answer answer = DOOR.post("/Commerce/Customers/Search", json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }
}
