package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("slow")
class NaughtyStringsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    /// Fields that are written together; where one of them is refused, each is written alone.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FirstName MiddleName LastName",
                "Name",
                "Email ReceiptEmail",
                "Phone",
                "Language",
                "CurrencyCode",
                "CustomerGroup",
                "VatNumber IdentificationNumber"
            })
    void everyNaughtyStringIsKeptExactlyOrRefusedWithACode(String fields) throws Exception {
        assertKeptOrRefused(List.of(fields.split(" ")), NaughtyStringsTest::customer, answer -> answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name Street BuildingCompliment DistrictName City County State",
                "StreetNumber ZipCode",
                "Phone",
                "Email",
                "TwoLetterISORegionName",
                "ThreeLetterISORegionName"
            })
    void everyNaughtyStringOfAnAddressIsKeptExactlyOrRefusedWithACode(String fields) throws Exception {
        assertKeptOrRefused(
                List.of(fields.split(" ")),
                NaughtyStringsTest::customerWithAddress,
                answer -> answer.body().path("Addresses").path(0));
    }

    private static ObjectNode customer(List<String> fields, String naughty) {
        ObjectNode customer = MAPPER.createObjectNode();
        if (fields.contains("Name")) {
            customer.put("CustomerTypeValue", 2);
        } else if (!fields.contains("FirstName") && !fields.contains("LastName")) {
            customer.put("FirstName", "Anna");
        }
        fields.forEach(field -> customer.put(field, naughty));
        return customer;
    }

    private static ObjectNode customerWithAddress(List<String> fields, String naughty) {
        ObjectNode customer = MAPPER.createObjectNode().put("FirstName", "Anna");
        ObjectNode address = customer.putArray("Addresses").addObject().put("City", "Rīga");
        fields.forEach(field -> address.put(field, naughty));
        return customer;
    }

    private static void assertKeptOrRefused(
            List<String> fields, BiFunction<List<String>, String, ObjectNode> written, Function<Answer, JsonNode> said)
            throws Exception {
        for (String naughty : naughtyStrings()) {
            Answer together = post(written.apply(fields, naughty));
            assertKeptOrRefused(together, naughty, fields, said);
            if (together.status() == 400 && fields.size() > 1) {
                for (String field : fields) {
                    assertKeptOrRefused(post(written.apply(List.of(field), naughty)), naughty, List.of(field), said);
                }
            }
        }
    }

    private static Answer post(ObjectNode customer) throws Exception {
        return DOOR.post("/Commerce/Customers", customer.toString());
    }

    /// By both names of the action in turn.
    @Test
    void everyNaughtyStringCanBeLookedFor() throws Exception {
        List<String> naughtyStrings = naughtyStrings();
        for (int i = 0; i < naughtyStrings.size(); i++) {
            ObjectNode search = MAPPER.createObjectNode();
            search.putObject("CustomerSearchCriteria").put("Keyword", naughtyStrings.get(i));

            Answer answer =
                    DOOR.post("/Commerce/Customers/" + (i % 2 == 0 ? "Search" : "Commerce.Search"), search.toString());

            assertThat(answer.status()).isIn(200, 400);
        }
    }

    // Blank text is no text; everything else that is taken is read back as it was sent.
    private static void assertKeptOrRefused(
            Answer answer, String naughty, List<String> fields, Function<Answer, JsonNode> said) {
        assertThat(answer.status()).as(naughty).isIn(201, 400);
        if (answer.status() == 400) {
            assertThat(answer.code()).as(naughty).isNotBlank();
            return;
        }
        JsonNode read =
                DOOR.get("/Commerce/Customers/" + answer.text("AccountNumber")).body();
        assertThat(read).as(naughty).isEqualTo(answer.body());
        if (!naughty.isBlank()) {
            assertThat(fields)
                    .as(naughty)
                    .allSatisfy(
                            field -> assertThat(said.apply(answer).path(field).stringValue())
                                    .isEqualTo(naughty));
        }
    }

    private static List<String> naughtyStrings() throws Exception {
        Path data =
                Path.of(Optional.ofNullable(System.getenv("TILLBRIDGE_DATA")).orElse("../../shared/data"));
        Path file = data.resolve("blns.json");
        assumeTrue(
                Files.exists(file),
                "No blns.json in " + data + ": get it from https://github.com/minimaxir/big-list-of-naughty-strings");
        List<String> strings = new ArrayList<>();
        MAPPER.readTree(Files.readString(file)).forEach(node -> strings.add(node.stringValue()));
        return strings;
    }
}
