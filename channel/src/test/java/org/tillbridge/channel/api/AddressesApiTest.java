package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;

class AddressesApiTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final String HOME =
            "{\"Street\": \"Brīvības iela 1\", \"City\": \"Rīga\", \"ZipCode\": \"LV-1010\", \"IsPrimary\": true}";

    private String customer;

    @BeforeEach
    void createAnna() {
        String number = DOOR.post("/Commerce/Customers", "{\"FirstName\": \"Anna\", \"Phone\": \"20 000 000\"}")
                .text("AccountNumber");
        customer = "/Commerce/Customers('%s')".formatted(number);
    }

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void addedAddressIsAnsweredWithItsKeyAndFoundUnderEitherSpelling() {
        Answer added = DOOR.post(customer + "/Addresses", HOME);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("ThreeLetterISORegionName")).isEqualTo("LVA");
        assertThat(added.body().path("AddressTypeValue").intValue()).isEqualTo(7);
        assertThat(added.text("Name")).isEqualTo("Anna");
        assertThat(added.text("Phone")).isEqualTo("20 000 000");
        assertThat(added.text("FullAddress")).isEqualTo("Anna\nBrīvības iela 1\nRīga, LV-1010\nLatvia");
        assertThat(added.body().path("Warnings").isEmpty()).isTrue();
        String id = added.text("AddressId");
        assertThat(added.response().headers().firstValue("Location")).contains(customer + "/Addresses('" + id + "')");
        assertThat(DOOR.get(customer + "/Addresses('" + id + "')").body()).isEqualTo(added.body());
        assertThat(DOOR.get(customer.replace("('", "/").replace("')", "") + "/Addresses/" + id)
                        .body())
                .isEqualTo(added.body());
        assertThat(DOOR.get(customer + "/Addresses").body().path("value").get(0))
                .isEqualTo(added.body());
    }

    @Test
    void changedAndEndedAddressIsShownAtOnceAndIsGone() {
        String address = added(HOME);

        Answer changed = DOOR.patch(address, "{\"Street\": \"Brīvības iela 2\", \"ZipCode\": null}");
        Answer ended = delete(address);

        assertThat(changed.text("Street")).isEqualTo("Brīvības iela 2");
        assertThat(changed.body().path("ZipCode").isNull()).isTrue();
        assertThat(ended.status()).isEqualTo(204);
        assertThat(delete(address).status()).isEqualTo(204);
        assertThat(DOOR.get(address).status()).isEqualTo(404);
        assertThat(DOOR.patch(address, "{\"City\": \"Ogre\"}").text("code")).isEqualTo("AddressNotFound");
        assertThat(DOOR.get(customer).body().path("Addresses").isEmpty()).isTrue();
    }

    /// B19
    @Test
    void secondOfTwoEditsOfAnAddressFromOneVersionIsInConflictAndOfAnotherAddressNot() {
        String home = added(HOME);
        String work = added("{\"City\": \"Ogre\"}");
        String seen = DOOR.get(home).response().headers().firstValue("ETag").orElseThrow();
        String seenWork = DOOR.get(work).response().headers().firstValue("ETag").orElseThrow();

        Answer first = DOOR.patch(home, "{\"City\": \"Cēsis\"}", "If-Match", seen);
        Answer second = DOOR.patch(home, "{\"City\": \"Talsi\"}", "If-Match", seen);

        assertThat(first.response().headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(seen));
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.text("code")).isEqualTo("ObjectVersionMismatchError");
        assertThat(DOOR.get(home).text("City")).isEqualTo("Cēsis");
        assertThat(DOOR.patch(home, "{\"City\": \"Cēsis\"}", "If-Match", seen).status())
                .isEqualTo(200);
        assertThat(DOOR.patch(work, "{\"City\": \"Talsi\"}", "If-Match", seenWork)
                        .status())
                .isEqualTo(200);
        assertThat(DOOR.patch(home, "{\"City\": \"Talsi\"}", "If-Match", "*").status())
                .isEqualTo(200);
    }

    @Test
    void patchOfACustomerAddsChangesAndEndsHerAddresses() {
        String kept = id(added(HOME));
        String ended = id(added("{\"City\": \"Ogre\"}"));

        Answer changed = DOOR.patch(customer, """
                {"LastName": "Liepa", "Addresses": [
                  {"AddressId": "%s", "Street": "Brīvības iela 3"},
                  {"AddressId": "%s", "Deactivate": true},
                  {"City": "Cēsis", "AddressTypeValue": 9, "IsPrimary": true}]}""".formatted(kept, ended));

        assertThat(changed.status()).isEqualTo(200);
        List<String> shown = new ArrayList<>();
        for (JsonNode address : changed.body().path("Addresses")) {
            shown.add(address.path("Street").asString("") + " "
                    + address.path("City").asString()
                    + address.path("IsPrimary").asString());
        }
        assertThat(shown).containsExactlyInAnyOrder("Brīvības iela 3 Rīgafalse", " Cēsistrue");
    }

    @Test
    void customerSentBackAsSheWasReadChangesNothing() {
        added(HOME);
        Answer read = DOOR.get(customer);

        Answer sent = DOOR.patch(customer, read.body().toString());

        assertThat(sent.body()).isEqualTo(read.body());
    }

    @Test
    void readOnlyFieldsThatChangeAreListedAndNothingIsSaved() {
        String address = added(HOME);
        String change = "{\"Street\": \"Brīvības iela 4\", \"RecordId\": 5637144576, \"FullAddress\": \"elsewhere\"}";

        Answer alone = DOOR.patch(address, change);
        Answer among = DOOR.patch(
                customer,
                "{\"LastName\": \"Liepa\", \"Addresses\": [%s]}"
                        .formatted(change.replaceFirst("\\{", "{\"AddressId\": \"" + id(address) + "\", ")));

        assertThat(alone.status()).isEqualTo(400);
        assertThat(targets(alone)).containsExactly("RecordId", "FullAddress");
        assertThat(targets(among)).containsExactly("Addresses/0/RecordId", "Addresses/0/FullAddress");
        assertThat(DOOR.get(address).text("Street")).isEqualTo("Brīvības iela 1");
        assertThat(DOOR.get(customer).body().path("LastName").isNull()).isTrue();
    }

    @Test
    void mistakesHaveTheOriginalsNames() {
        assertThat(DOOR.post(customer + "/Addresses", "{\"Name\": \"Home\"}").text("code"))
                .isEqualTo("PreValidationForAsyncAddressFailed");
        assertThat(DOOR.patch(
                                customer,
                                "{\"Addresses\": [{\"City\": \"a\", \"IsPrimary\": true}, {\"City\": \"b\", \"IsPrimary\": true}]}")
                        .text("code"))
                .isEqualTo("MultiplePrimaryAddresses");
        Answer tooLong = DOOR.post(customer + "/Addresses", "{\"Street\": \"" + "x".repeat(401) + "\"}");
        assertThat(tooLong.text("code")).isEqualTo("StreetLengthExceeded");
        assertThat(tooLong.text("target")).isEqualTo("Street");
        assertThat(DOOR.post(customer + "/Addresses", "{\"City\": \"a\", \"AddressTypeValue\": 77}")
                        .status())
                .isEqualTo(400);
        assertThat(DOOR.patch(customer + "/Addresses('x')", "{}").text("code")).isEqualTo("AddressNotFound");
        assertThat(DOOR.post("/Commerce/Customers('000777')/Addresses", HOME).text("code"))
                .isEqualTo("CustomerNotFound");
    }

    @Test
    void oddAddressIsTakenWithAWarningUnlessTheCallerIsStrict() {
        String odd = "{\"City\": \"Oslo\", \"ThreeLetterISORegionName\": \"NOR\", \"ZipCode\": \"1\"}";

        Answer taken = DOOR.post(customer + "/Addresses", odd);
        Answer refused = DOOR.post(customer + "/Addresses", odd, "Prefer", "respond-async, handling=strict");
        Answer creation = DOOR.post(
                "/Commerce/Customers",
                "{\"FirstName\": \"Olav\", \"Addresses\": [%s]}".formatted(odd),
                "Prefer",
                "handling=strict");

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.body().path("Warnings").valueStream())
                .extracting(warning -> warning.path("Code").asString() + " "
                        + warning.path("Target").asString())
                .containsExactly("AddressFieldMissing Street", "PostalCodeUnusual ZipCode");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(targets(refused)).containsExactly("Street", "ZipCode");
        assertThat(targets(creation)).containsExactly("Addresses/0/Street", "Addresses/0/ZipCode");
    }

    @Test
    void sameIdempotencyKeyAnswersWithTheSameAddress() {
        Answer first = DOOR.post(customer + "/Addresses", HOME, "Idempotency-Key", customer);
        Answer again = DOOR.post(customer + "/Addresses", HOME, "Idempotency-Key", customer);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(DOOR.get(customer + "/Addresses").body().path("value").size())
                .isEqualTo(1);
    }

    private String added(String address) {
        return customer
                + "/Addresses('%s')"
                        .formatted(DOOR.post(customer + "/Addresses", address).text("AddressId"));
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf("('") + 2, address.length() - 2);
    }

    private static Answer delete(String address) {
        return DOOR.send(DOOR.request(address).DELETE());
    }

    private static List<String> targets(Answer refused) {
        var targets = new ArrayList<String>();
        refused.body()
                .path("errors")
                .forEach(error -> targets.add(error.path("target").asString()));
        return targets;
    }
}
