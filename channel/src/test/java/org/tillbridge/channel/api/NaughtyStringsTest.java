package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FirstName",
                "MiddleName",
                "LastName",
                "Name",
                "Email",
                "Phone",
                "Language",
                "CurrencyCode",
                "CustomerGroup",
                "ReceiptEmail",
                "VatNumber",
                "IdentificationNumber"
            })
    void everyNaughtyStringIsKeptExactlyOrRefusedWithACode(String field) throws Exception {
        for (String naughty : naughtyStrings()) {
            ObjectNode customer = MAPPER.createObjectNode().put(field, naughty);
            if (field.equals("Name")) {
                customer.put("CustomerTypeValue", 2);
            } else if (!field.equals("FirstName") && !field.equals("LastName")) {
                customer.put("FirstName", "Anna");
            }

            Answer answer = DOOR.post("/Commerce/Customers", customer.toString());

            assertKeptOrRefused(answer, naughty, answer.body().path(field));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name",
                "Street",
                "StreetNumber",
                "BuildingCompliment",
                "DistrictName",
                "City",
                "County",
                "State",
                "ZipCode",
                "Phone",
                "Email",
                "TwoLetterISORegionName",
                "ThreeLetterISORegionName"
            })
    void everyNaughtyStringOfAnAddressIsKeptExactlyOrRefusedWithACode(String field) throws Exception {
        for (String naughty : naughtyStrings()) {
            ObjectNode customer = MAPPER.createObjectNode().put("FirstName", "Anna");
            ObjectNode address = customer.putArray("Addresses").addObject().put("City", "Rīga");
            address.put(field, naughty);

            Answer answer = DOOR.post("/Commerce/Customers", customer.toString());

            assertKeptOrRefused(
                    answer, naughty, answer.body().path("Addresses").path(0).path(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Search", "Commerce.Search"})
    void everyNaughtyStringCanBeLookedFor(String action) throws Exception {
        for (String naughty : naughtyStrings()) {
            ObjectNode search = MAPPER.createObjectNode();
            search.putObject("CustomerSearchCriteria").put("Keyword", naughty);

            Answer answer = DOOR.post("/Commerce/Customers/" + action, search.toString());

            assertThat(answer.status()).isIn(200, 400);
        }
    }

    // Blank text is no text; everything else that is taken is read back as it was sent.
    private static void assertKeptOrRefused(Answer answer, String naughty, JsonNode said) {
        assertThat(answer.status()).as(naughty).isIn(201, 400);
        if (answer.status() == 400) {
            assertThat(answer.code()).as(naughty).isNotBlank();
            return;
        }
        JsonNode read =
                DOOR.get("/Commerce/Customers/" + answer.text("AccountNumber")).body();
        assertThat(read).as(naughty).isEqualTo(answer.body());
        if (!naughty.isBlank()) {
            assertThat(said.stringValue()).isEqualTo(naughty);
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
