package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;

class CustomersApiTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final String KEY = "0199d3c4-2b1f-7c55-9f3e-5a8d1c0e7b42";
    private static final String ANNA = """
            {"@odata.type": "#Microsoft.Dynamics.Commerce.Customer", "FirstName": "Anna", "LastName": "Bērziņa",
             "Email": "anna@example.lv", "Phone": "20 000 000", "CustomerTypeValue": 1,
             "Addresses": [{"Street": "Brīvības 1", "City": "Rīga", "ThreeLetterISORegionName": "LVA",
                            "AddressTypeValue": 2, "IsPrimary": true}]}""";

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void createAnswersWithTheUuidInPlaceOfTheAccountAndPendingSync() {
        Answer created = DOOR.post("/Commerce/Customers", ANNA);

        assertThat(created.status()).isEqualTo(201);
        String number = created.text("AccountNumber");
        assertThat(created.response().headers().firstValue("Location"))
                .contains("/Commerce/Customers('" + number + "')");
        assertThat(created.body().path("IsAsyncCustomer").booleanValue()).isTrue();
        assertThat(created.text("Name")).isEqualTo("Anna Bērziņa");
        assertThat(created.body().path("SyncStatus").path("Text").stringValue()).isEqualTo("Pending sync");
        assertThat(created.body()
                        .path("Addresses")
                        .get(0)
                        .path("TwoLetterISORegionName")
                        .stringValue())
                .isEqualTo("LV");
        assertThat(created.body()
                        .path("Addresses")
                        .get(0)
                        .path("AddressTypeValue")
                        .intValue())
                .isEqualTo(2);
        assertThat(DOOR.get("/Commerce/Customers('" + number + "')").body()).isEqualTo(created.body());
        assertThat(DOOR.get("/Commerce/Customers/" + number).body()).isEqualTo(created.body());
    }

    @Test
    void sameIdempotencyKeyGetsTheSameAnswerAndOtherContentAConflict() {
        Answer first = DOOR.post("/Commerce/Customers", ANNA, "Idempotency-Key", "till-7/1");
        Answer second = DOOR.post("/Commerce/Customers", ANNA, "Idempotency-Key", "till-7/1");
        Answer other = DOOR.post("/Commerce/Customers", ANNA.replace("Anna", "Berta"), "Idempotency-Key", "till-7/1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void sameUuidGetsTheSameAnswerAndOtherContentAConflict() {
        String withKey = ANNA.replace("{\"@odata", "{\"AccountNumber\": \"{" + KEY.toUpperCase() + "}\", \"@odata");
        Answer first = DOOR.post("/Commerce/Customers", withKey);
        Answer second = DOOR.post("/Commerce/Customers", withKey);
        Answer other = DOOR.post("/Commerce/Customers", withKey.replace("Anna", "Berta"));

        assertThat(first.text("AccountNumber")).isEqualTo(KEY);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("CustomerAlreadyExists");
    }

    @Test
    void patchChangesWhatItNamesClearsNullsAndKeepsTheRest() {
        String path = "/Commerce/Customers('" + createdNumber() + "')";

        Answer changed = DOOR.patch(path, "{\"LastName\": \"Liepa\", \"Phone\": null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("Name")).isEqualTo("Anna Liepa");
        assertThat(changed.body().path("Phone").isNull()).isTrue();
        assertThat(changed.text("Email")).isEqualTo("anna@example.lv");
        assertThat(DOOR.get(path).body()).isEqualTo(changed.body());
    }

    @Test
    void sendingBackWhatWasReadChangesNothing() {
        String path = "/Commerce/Customers('" + createdNumber() + "')";
        Answer read = DOOR.get(path);

        Answer sentBack = DOOR.patch(path, read.response().body());

        assertThat(sentBack.status()).isEqualTo(200);
        assertThat(sentBack.body()).isEqualTo(read.body());
    }

    @Test
    void aBodyThatNamesAnotherCustomerIsRefused() {
        Answer mismatch = DOOR.patch(
                "/Commerce/Customers('" + createdNumber() + "')",
                "{\"AccountNumber\": \"" + createdNumber() + "\", \"LastName\": \"Liepa\"}");

        assertThat(mismatch.status()).isEqualTo(400);
        assertThat(mismatch.code()).isEqualTo("IdMismatch");
    }

    @Test
    void customerIsFoundByUuidAndByAccount() {
        String number = createdNumber();
        TILL.database()
                .client()
                .sql("update customer set account_id = '000777' where customer_id = cast(? as uuid)")
                .param(number)
                .update();

        Answer byAccount = DOOR.get("/Commerce/Customers('000777')");

        assertThat(byAccount.text("AccountNumber")).isEqualTo("000777");
        assertThat(byAccount.body().path("IsAsyncCustomer").booleanValue()).isFalse();
        assertThat(DOOR.get("/Commerce/Customers('" + number + "')").body()).isEqualTo(byAccount.body());
    }

    /// G07
    @Test
    void aSessionThatHoldsTheUuidGoesOnAndLearnsTheAccount() {
        Answer signedUp = DOOR.post("/Commerce/Customers", ANNA);
        String held = signedUp.text("AccountNumber");
        String seen = signedUp.response().headers().firstValue("ETag").orElseThrow();
        TILL.database()
                .client()
                .sql("update customer set account_id = '000778' where customer_id = cast(? as uuid)")
                .param(held)
                .update();

        String path = "/Commerce/" + signedUp.text("@odata.id");
        Answer changed = DOOR.patch(path, "{\"Email\": \"session@example.lv\"}", "If-Match", seen);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("AccountNumber")).isEqualTo("000778");
        assertThat(changed.text("@odata.id"))
                .isEqualTo(signedUp.text("@odata.id"))
                .contains(held);
        assertThat(DOOR.post(path + "/Addresses", "{\"City\": \"Rīga\"}").status())
                .isEqualTo(201);
        assertThat(DOOR.get("/Commerce/Customers('000778')").text("Email")).isEqualTo("session@example.lv");
    }

    /// B19
    @Test
    void secondOfTwoEditsFromTheSameVersionIsInConflictUnlessItSendsOnlyOtherFields() {
        String path = "/Commerce/Customers('" + createdNumber() + "')";
        String seen = DOOR.get(path).response().headers().firstValue("ETag").orElseThrow();

        Answer first = DOOR.patch(path, "{\"Email\": \"first@example.lv\"}", "If-Match", seen);
        Answer same = DOOR.patch(path, "{\"Email\": \"second@example.lv\"}", "If-Match", seen);
        Answer other = DOOR.patch(path, "{\"VatNumber\": \"LV40001234567\"}", "If-Match", seen);
        Answer again = DOOR.patch(path, "{\"Email\": \"first@example.lv\"}", "If-Match", seen);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.response().headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(seen));
        assertThat(same.status()).isEqualTo(412);
        assertThat(same.code()).isEqualTo("ObjectVersionMismatchError");
        assertThat(other.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(DOOR.get(path).text("Email")).isEqualTo("first@example.lv");
        assertThat(DOOR.patch(path, "{\"Email\": \"x@example.lv\"}", "If-Match", "\"no version\"")
                        .status())
                .isEqualTo(412);
        assertThat(DOOR.patch(path, "{\"Email\": \"any@example.lv\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    /// B19
    @Test
    void secondOfTwoEditsOfOneAttributeOrContactIsInConflictAndOfOthersNot() {
        TILL.attributes("Colour", "Size");
        String path = "/Commerce/Customers('" + createdNumber() + "')";
        String seen = DOOR.get(path).response().headers().firstValue("ETag").orElseThrow();

        assertThat(DOOR.patch(path, attribute("Colour", "red"), "If-Match", seen)
                        .status())
                .isEqualTo(200);
        assertThat(DOOR.patch(path, contact("anna@work.lv", true), "If-Match", seen)
                        .status())
                .isEqualTo(200);
        Answer attribute = DOOR.patch(path, attribute("Colour", "blue"), "If-Match", seen);
        Answer contact = DOOR.patch(path, contact("anna@work.lv", false), "If-Match", seen);

        assertThat(attribute.status()).isEqualTo(412);
        assertThat(attribute.text("detail")).contains("Changed by somebody else since: Colour");
        assertThat(contact.status()).isEqualTo(412);
        assertThat(DOOR.patch(path, attribute("Colour", "red"), "If-Match", seen)
                        .status())
                .isEqualTo(200);
        assertThat(DOOR.patch(path, attribute("Size", "42"), "If-Match", seen).status())
                .isEqualTo(200);
        assertThat(DOOR.patch(path, contact("anna@home.lv", false), "If-Match", seen)
                        .status())
                .isEqualTo(200);
    }

    private static String attribute(String name, String value) {
        return "{\"Attributes\": [{\"Name\": \"%s\", \"AttributeValue\": {\"StringValue\": \"%s\"}}]}"
                .formatted(name, value);
    }

    private static String contact(String email, boolean consents) {
        return "{\"Contacts\": [{\"ContactInformationTypeValue\": 2, \"Value\": \"%s\", \"IsMarketingOptIn\": %s}]}"
                .formatted(email, consents);
    }

    @Test
    void unknownCustomerIsNotFound() {
        assertThat(DOOR.get("/Commerce/Customers('no-such')").code()).isEqualTo("CustomerNotFound");
        assertThat(DOOR.patch("/Commerce/Customers/" + KEY.replace('0', '1'), "{\"Email\": \"a@b\"}")
                        .status())
                .isEqualTo(404);
        assertThat(DOOR.get("/Commerce/Customers('00'4075')").code()).isEqualTo("InvalidKey");
        assertThat(DOOR.get("/Commerce/Customers('%00')").status()).isBetween(400, 499);
    }

    @Test
    void searchFindsInPagesUnderBothNamesOfTheAction() {
        DOOR.post("/Commerce/Customers", ANNA.replace("Bērziņa", "Unikālā"));
        String body = "{\"customerSearchCriteria\": {\"Keyword\": \"unikala ann\", \"DataLevelValue\": 1},"
                + " \"queryResultSettings\": {\"Paging\": {\"Top\": 25, \"Skip\": 0}}}";

        Answer found = DOOR.post("/Commerce/Customers/Search", body);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("value").get(0).path("FullName").stringValue())
                .isEqualTo("Anna Unikālā");
        assertThat(DOOR.post("/Commerce/Customers/Commerce.Search", body).body())
                .isEqualTo(found.body());
        assertThat(DOOR.post("/Commerce/Customers/Search", "{}").code()).isEqualTo("SearchKeywordMissing");
    }

    @Test
    void searchByFieldsNamesItsFieldsAndGoesOnBehindTheLastRow() {
        DOOR.post("/Commerce/Customers", ANNA.replace("Bērziņa", "Divreizē"));
        DOOR.post("/Commerce/Customers", ANNA.replace("Bērziņa", "Divreizēja"));
        String criteria = "{\"CustomerSearchByFieldCriteria\": {\"Criteria\": [{\"SearchTerm\": \"divreize\","
                + " \"SearchField\": {\"Name\": \"%s\"}}]}, \"QueryResultSettings\": {\"Paging\": {\"Top\": 1%s},"
                + " \"Sorting\": {\"Columns\": [{\"ColumnName\": \"Name\", \"IsDescending\": true}]}}}";
        String action = "/Commerce/Customers/SearchByFields";

        Answer first = DOOR.post(action, criteria.formatted("Name", ""));
        String after = first.body().path("After").stringValue();
        Answer second = DOOR.post(action, criteria.formatted("Name", ", \"After\": \"%s\"".formatted(after)));

        assertThat(first.body().path("value").get(0).path("FullName").stringValue())
                .isEqualTo("Anna Divreizēja");
        assertThat(second.body().path("value").get(0).path("FullName").stringValue())
                .isEqualTo("Anna Divreizē");
        assertThat(DOOR.post(action, criteria.formatted("Email", "")).body().path("value"))
                .isEmpty();
        assertThat(DOOR.post(action, criteria.formatted("Shoe", "")).code()).isEqualTo("SearchFieldUnknown");
        assertThat(DOOR.post(action, criteria.formatted("Name", ", \"After\": \"?\""))
                        .code())
                .isEqualTo("InvalidPaging");
        assertThat(DOOR.post("/Commerce/Customers/GetCustomerSearchFields", "{}")
                        .body()
                        .path("value")
                        .findValuesAsString("Name"))
                .containsExactly("Name", "Email", "PhoneNumber", "AccountNumber", "Address", "LoyaltyCardNumber");
    }

    @Test
    void createSaysWhoHasTheSameEmailOrPhoneUnlessItIsForced() {
        String dina = "{\"FirstName\": \"Dina\", \"LastName\": \"%s\", \"Email\": \"%s\", \"Phone\": \"%s\"}";
        DOOR.post("/Commerce/Customers", dina.formatted("Divreizniece", "dina@twice.lv", "27 555 001"));
        String path = "/Commerce/Customers";
        String sameEmail = dina.formatted("Otra", "DINA@twice.lv", "27 555 002");
        String samePhone = dina.formatted("Trešā", "dina@other.lv", "+371 2755 5001");

        Answer byEmail = DOOR.post(path, sameEmail, "Prefer", "duplicates=warn");
        Answer byPhone = DOOR.post(path, samePhone, "Prefer", "duplicates=warn");

        assertThat(byEmail.status()).isEqualTo(409);
        assertThat(byEmail.code()).isEqualTo("DuplicateCandidate");
        assertThat(byEmail.text("target")).isEqualTo("Email");
        assertThat(byPhone.text("target")).isEqualTo("Phone");
        assertThat(byPhone.text("detail")).contains("Dina Divreizniece");
        assertThat(DOOR.post(path + "/FindDuplicates", samePhone).body().path("value"))
                .hasSize(1);
        assertThat(DOOR.post(path + "/FindDuplicates", dina.formatted("Cita", "dina@twice.lvx", "2755500"))
                        .body()
                        .path("value"))
                .isEmpty();
        assertThat(DOOR.post(path, sameEmail).status()).isEqualTo(201);
        String alone = dina.formatted("Ceturtā", "dina@fourth.lv", "27 555 004");
        String[] headers = {"Prefer", "duplicates=warn", "Idempotency-Key", "dina-fourth"};
        String first = DOOR.post(path, alone, headers).text("AccountNumber");
        assertThat(DOOR.post(path, alone, headers).text("AccountNumber")).isEqualTo(first);
    }

    @Test
    void anActionNobodyKnowsIsNotFound() {
        Answer answer = DOOR.post("/Commerce/Customers/Explode", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("ResourceNotFound");
        assertThat(answer.text("traceId")).hasSize(32);
    }

    private static String createdNumber() {
        return DOOR.post("/Commerce/Customers", ANNA).text("AccountNumber");
    }
}
