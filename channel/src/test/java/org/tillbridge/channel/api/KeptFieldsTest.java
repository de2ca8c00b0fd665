package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What means nothing here is kept as it came and given back.
class KeptFieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));

    private static final String ALL = """
            {"FirstName": "Anna", "Url": "https://anna.example", "CreditLimit": 1250.50, "Blocked": false, "BlockedType": 2,
            "TitleRecordId": 5637144576, "Images": [{"Uri": "anna.png", "Size": {"Width": 12}}],
            "ExtensionProperties": [
                {"Key": "Vārds \\"x\\" 名 🎁", "Value": {"StringValue": "a\\nb\\u0007 ' ; -- 𝕏"}},
                {"Key": "b", "Value": {"BooleanValue": true}}, {"Key": "y", "Value": {"ByteValue": 255}},
                {"Key": "i", "Value": {"IntegerValue": -1}}, {"Key": "l", "Value": {"LongValue": 9223372036854775807}},
                {"Key": "d", "Value": {"DecimalValue": 0.10000000000000000000000000000000000001}},
                {"Key": "t", "Value": {"DateTimeOffsetValue": "2026-11-22T12:00:00.1234567+02:00"}}],
            "Addresses": [{"City": "Rīga", "AttentionTo": "Anna", "Postbox": "12", "SortOrder": 3, "IsPrivate": true,
                "ExtensionProperties": [{"Key": "door", "Value": {"StringValue": "зелёная"}}]}]}""";

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void whatMeansNothingHereIsGivenBackAsItCame() {
        JsonNode given = JSON.readTree(ALL);
        Answer created = DOOR.post("/Commerce/Customers", ALL, "Idempotency-Key", "kept");

        assertThat(created.body()).isEqualTo(DOOR.get(location(created)).body());
        assertThat(created.response().body())
                .contains(
                        "\"CreditLimit\":1250.50",
                        "0.10000000000000000000000000000000000001",
                        "2026-11-22T12:00:00.1234567+02:00");
        for (String name : List.of("Url", "Blocked", "BlockedType", "TitleRecordId", "Images")) {
            assertThat(created.body().path(name)).as(name).isEqualTo(given.path(name));
        }
        assertThat(created.body().path("ExtensionProperties").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrderElementsOf(given.path("ExtensionProperties")
                        .valueStream()
                        .map(JsonNode::toString)
                        .toList());
        JsonNode address = created.body().path("Addresses").get(0);
        assertThat(address.path("AttentionTo").asString() + address.path("SortOrder") + address.path("IsPrivate"))
                .isEqualTo("Anna3true");
        assertThat(address.path("ExtensionProperties"))
                .isEqualTo(given.path("Addresses").get(0).path("ExtensionProperties"));
        assertThat(DOOR.post("/Commerce/Customers", ALL, "Idempotency-Key", "kept")
                        .body())
                .isEqualTo(created.body());
        assertThat(DOOR.post("/Commerce/Customers", ALL.replace("anna.png", "berta.png"), "Idempotency-Key", "kept")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void changeSetsWhatItNamesAndNullTakesItAway() {
        String anna = location(DOOR.post("/Commerce/Customers", ALL));
        String address =
                DOOR.get(anna).body().path("Addresses").get(0).path("AddressId").asString();

        JsonNode changed = DOOR.patch(anna, """
                        {"Url": null, "Tag": "gold", "CreditLimit": 1250.50, "ExtensionProperties": [{"Key": "b", "Value": null},
                            {"Key": "i", "Value": {"StringValue": "now a text"}}]}""").body();
        JsonNode moved = DOOR.patch(anna + "/Addresses('" + address + "')", """
                        {"AttentionTo": "", "Postbox": "13", "ExtensionProperties": [{"Key": "bell", "Value": {"IntegerValue": 4}}]}""").body();

        assertThat(changed.has("Url")).isFalse();
        assertThat(changed.path("Tag").asString()).isEqualTo("gold");
        assertThat(keys(changed)).containsExactlyInAnyOrder("Vārds \"x\" 名 🎁", "y", "i", "l", "d", "t");
        assertThat(changed.path("ExtensionProperties").toString()).contains("now a text");
        assertThat(moved.has("AttentionTo")).isFalse();
        assertThat(moved.path("Postbox").asString()).isEqualTo("13");
        assertThat(moved.path("SortOrder").asInt()).isEqualTo(3);
        assertThat(keys(moved)).containsExactlyInAnyOrder("door", "bell");
        assertThat(DOOR.patch(anna, changed.toString()).body())
                .isEqualTo(DOOR.get(anna).body());
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotOverwritten() {
        Answer anna = DOOR.post("/Commerce/Customers", ALL);
        String seen = anna.response().headers().firstValue("ETag").orElseThrow();
        DOOR.patch(location(anna), "{\"Tag\": \"gold\"}");

        assertThat(DOOR.patch(location(anna), "{\"Tag\": \"silver\"}", "If-Match", seen)
                        .status())
                .isEqualTo(412);
        assertThat(DOOR.patch(location(anna), "{\"Url\": \"other\"}", "If-Match", seen)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Url': 1} | InvalidFieldType | Url",
                "{'Blocked': 'yes'} | InvalidFieldType | Blocked",
                "{'RecordId': 9223372036854775808} | InvalidFieldType | RecordId",
                "{'Images': ['x']} | InvalidFieldType | Images",
                "{'Url': 'a\\u0000b'} | InvalidExtensionProperty | Url",
                "{'Tag': '\\ud800'} | InvalidExtensionProperty | Tag",
                "{'Images': [{'\\u0000': 1}]} | InvalidExtensionProperty | Images",
                "{'ExtensionProperties': [{'Value': {'StringValue': 'x'}}]} | InvalidExtensionProperty | ExtensionProperties/0",
                "{'ExtensionProperties': [{'Key': 'a\\tb', 'Value': {'ByteValue': 1}}]} | InvalidExtensionProperty | ExtensionProperties",
                "{'ExtensionProperties': [{'Key': 'x', 'Value': {'ByteValue': 256}}]} | InvalidFieldType | ExtensionProperties/0/Value/ByteValue",
                "{'ExtensionProperties': [{'Key': 'x', 'Value': {'ByteValue': 1, 'LongValue': 1}}]} | InvalidExtensionProperty | ExtensionProperties/0",
                "{'ExtensionProperties': [{'Key': 'x'}, {'Key': 'x'}]} | InvalidExtensionProperty | ExtensionProperties/1",
                "{'Addresses': [{'City': 'x', 'SortOrder': 'y'}]} | InvalidFieldType | Addresses/0/SortOrder",
                "{'Addresses': [{'City': 'x', 'Postbox': 'a\\u0000b'}]} | InvalidExtensionProperty | Addresses/0/ExtensionProperties",
            })
    void whatCannotBeKeptIsRefusedByNameAndPlace(String card, String code, String target) {
        Answer answer = DOOR.post("/Commerce/Customers", withName(card));

        assertThat(answer.status()).as(card).isEqualTo(400);
        assertThat(answer.text("code") + " " + answer.text("target")).isEqualTo(code + " " + target);
    }

    @Test
    void whatIsKeptIsBounded() {
        String anna = location(DOOR.post("/Commerce/Customers", "{\"FirstName\": \"Anna\"}"));

        assertThat(DOOR.patch(anna, "{\"OfflineImage\": \"%s\"}".formatted("x".repeat(16_000)))
                        .text("code"))
                .isEqualTo("InvalidExtensionProperty");
        assertThat(DOOR.patch(anna, properties(0, 100)).status()).isEqualTo(200);
        assertThat(DOOR.patch(anna, properties(100, 101)).text("code")).isEqualTo("TooManyExtensionProperties");
        assertThat(DOOR.post(
                                anna + "/Addresses",
                                "{\"City\": \"Rīga\", " + properties(0, 101).substring(1))
                        .text("code"))
                .isEqualTo("TooManyExtensionProperties");
    }

    private static String properties(int from, int to) {
        List<String> all = new ArrayList<>();
        IntStream.range(from, to)
                .forEach(i -> all.add("{\"Key\": \"k%d\", \"Value\": {\"IntegerValue\": %d}}".formatted(i, i)));
        return "{\"ExtensionProperties\": [" + String.join(", ", all) + "]}";
    }

    private static String withName(String card) {
        return "{\"FirstName\": \"B\", " + card.substring(1).replace('\'', '"');
    }

    private static List<String> keys(JsonNode entity) {
        return entity.path("ExtensionProperties")
                .valueStream()
                .map(each -> each.path("Key").asString())
                .toList();
    }

    private static String location(Answer created) {
        return created.response().headers().firstValue("Location").orElseThrow();
    }
}
