package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One error in the three shapes that callers read.
class ErrorShapesTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TWO_MISTAKES =
            "{\"FirstName\": \"Anna\", \"Email\": \"no mail\"," + " \"VatNumber\": \"" + "9".repeat(61) + "\"}";

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void anErrorIsProblemDetailsWithCodeTargetAndTrace() {
        Answer refused = DOOR.post(
                "/Commerce/Customers",
                "{\"FirstName\": \"Anna\", \"Email\": \"no mail\"}",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.code()).isEqualTo("InvalidEmail");
        assertThat(refused.text("target")).isEqualTo("Email");
        assertThat(refused.text("traceId")).isEqualTo(TRACE);
        assertThat(refused.body().has("error")).isFalse();
    }

    @Test
    void originalsClientsGetTheirEnvelopeWithTheSameMistakes() {
        Answer original = DOOR.post("/Commerce/Customers?api-version=7.3", TWO_MISTAKES);
        Answer preferred = DOOR.get("/Commerce/Customers('no-such')", "Prefer", "errors=commerce");

        JsonNode exception = JSON.readTree(original.text("Exception"));
        assertThat(original.status()).isEqualTo(400);
        assertThat(original.body().propertyNames()).containsExactlyInAnyOrder("TypeName", "Exception");
        assertThat(original.text("TypeName")).isEqualTo("DataValidationException");
        assertThat(exception.path("ErrorResourceId").stringValue())
                .isEqualTo("Microsoft_Dynamics_Commerce_Runtime_AggregateValidationError");
        assertThat(exception.path("ValidationResults").findValuesAsString("ErrorResourceId"))
                .containsExactlyInAnyOrder(
                        "Microsoft_Dynamics_Commerce_Runtime_InvalidEmail",
                        "Microsoft_Dynamics_Commerce_Runtime_FieldLengthExceeded");
        assertThat(preferred.status()).isEqualTo(404);
        assertThat(preferred.text("Exception")).contains("CustomerNotFound", "LocalizedMessage");
    }

    @Test
    void clientsOfODataFindTheErrorWhereODataHasIt() {
        Answer answer = DOOR.post("/Commerce/Customers", TWO_MISTAKES, "OData-Version", "4.0");

        JsonNode error = answer.body().path("error");
        assertThat(error.path("code").stringValue())
                .isEqualTo("AggregateValidationError")
                .isEqualTo(answer.code());
        assertThat(error.path("details").findValuesAsString("target")).containsExactlyInAnyOrder("Email", "VatNumber");
    }

    @Test
    void everyCustomerRouteTakesTheUuidOrTheAccount() {
        String uuid = DOOR.post(
                        "/Commerce/Customers", "{\"FirstName\": \"Anna\", \"Addresses\": [{\"City\": \"Rīga\"}]}")
                .text("AccountNumber");
        TILL.database()
                .client()
                .sql("update customer set account_id = '000815' where customer_id = cast(? as uuid)")
                .param(uuid)
                .update();

        for (String key : List.of(uuid, "{" + uuid.toUpperCase() + "}", "000815")) {
            String encoded = key.replace("{", "%7B").replace("}", "%7D");
            for (String one : List.of("/Customers('" + encoded + "')", "/Customers/" + encoded)) {
                String path = "/Commerce" + one;
                assertThat(DOOR.get(path).text("AccountNumber")).isEqualTo("000815");
                assertThat(DOOR.patch(path, "{\"Language\": \"lv\", \"AccountNumber\": \"" + uuid + "\"}")
                                .status())
                        .isEqualTo(200);
                assertThat(DOOR.get(path + "/Addresses").body().path("value")).hasSize(1);
                assertThat(DOOR.get(path + "/Affiliations").status()).isEqualTo(200);
                assertThat(DOOR.get(path + "/LoyaltyCards").status()).isEqualTo(200);
            }
            assertThat(DOOR.post(
                                    "/Commerce/Customers/GetByAccountNumbers",
                                    "{\"accountNumbers\": [\"" + key + "\"], \"searchLocationValue\": 1}")
                            .body()
                            .path("value"))
                    .hasSize(1);
            assertThat(DOOR.get("/Commerce/Customers?$filter=AccountNumber%20eq%20'" + encoded + "'")
                            .body()
                            .path("value"))
                    .hasSize(1);
        }
    }
}
