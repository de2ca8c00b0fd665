package org.tillbridge.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.channel.api.TestDoor.Answer;
import org.tillbridge.channel.customers.TestTill;
import tools.jackson.databind.JsonNode;

class BatchTest {

    private static final TestTill TILL = new TestTill();
    private static final TestDoor DOOR = TestDoor.of(StoresOf.one(TILL));

    @AfterAll
    static void close() {
        DOOR.close();
        TILL.close();
    }

    @Test
    void eachRequestIsAnsweredAsIfItHadComeAlone() {
        Answer batch = batch("""
                {"requests": [
                  {"id": "new", "method": "post", "url": "Customers", "headers": {"Idempotency-Key": "batch/1"},
                   "body": {"FirstName": "Žanis", "LastName": "Kopā"}},
                  {"id": "card", "method": "PATCH", "url": "$new", "body": {"Email": "zanis@example.lv"}},
                  {"id": "home", "method": "POST", "url": "$new/Addresses", "body": {"City": "Rīga"}},
                  {"id": "list", "method": "GET", "url": "/Commerce/Customers?$filter=LastName%20eq%20'Kop%C4%81'&$select=Email"},
                  {"id": "none", "method": "GET", "url": "Customers('no-such')", "headers": {"OData-Version": "4.0"}}
                ]}""");

        assertThat(batch.status()).isEqualTo(200);
        assertThat(answer(batch, 0).path("status").intValue()).isEqualTo(201);
        assertThat(answer(batch, 0).path("body").path("Name").stringValue()).isEqualTo("Žanis Kopā");
        assertThat(answer(batch, 0).path("headers").path("location").stringValue())
                .startsWith("/Commerce/Customers('");
        assertThat(answer(batch, 1).path("body").path("Email").stringValue()).isEqualTo("zanis@example.lv");
        assertThat(answer(batch, 2).path("status").intValue()).isEqualTo(201);
        assertThat(answer(batch, 3).path("body").path("value").findValuesAsString("Email"))
                .containsExactly("zanis@example.lv");
        assertThat(answer(batch, 4).path("status").intValue()).isEqualTo(404);
        assertThat(answer(batch, 4).path("body").path("error").path("code").stringValue())
                .isEqualTo("CustomerNotFound");
    }

    @Test
    void aBatchEndsAtItsFirstErrorUnlessItIsToGoOn() {
        String requests = """
                {"requests": [
                  {"id": "1", "method": "GET", "url": "Customers('no-such')"},
                  {"id": "2", "method": "GET", "url": "Customers/$count"},
                  {"id": "3", "method": "GET", "url": "Customers/$count", "dependsOn": ["1"]}
                ]}""";

        assertThat(batch(requests).body().path("responses").findValuesAsString("id"))
                .containsExactly("1");
        JsonNode all = batch(requests, "Prefer", "continue-on-error").body().path("responses");
        assertThat(all.findValuesAsString("id")).containsExactly("1", "2", "3");
        assertThat(all.get(1).path("status").intValue()).isEqualTo(200);
        assertThat(all.get(2).path("status").intValue()).isEqualTo(424);
    }

    @Test
    void theSameBatchAgainStoresNothingTwice() {
        String batch = """
                {"requests": [{"id": "1", "method": "POST", "url": "Customers", "headers": {"idempotency-key": "batch/2"},
                 "body": {"FirstName": "Divreiz"}}]}""";

        String first =
                answer(batch(batch), 0).path("body").path("AccountNumber").stringValue();
        String second =
                answer(batch(batch), 0).path("body").path("AccountNumber").stringValue();

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requests\": []}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"TRACE\", \"url\": \"Customers\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"POST\", \"url\": \"$batch\", \"body\": {}}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"POST\", \"url\": \"%24batch\", \"body\": {}}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"../actuator\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/actuator\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"http://evil.example/x y\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"$2\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"Customers('%zz')\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"Customers('%00')\"}]}",
                "{\"requests\": [{\"method\": \"GET\", \"url\": \"Customers\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"Customers\"},"
                        + " {\"id\": \"1\", \"method\": \"GET\", \"url\": \"Customers\"}]}",
            })
    void aBatchThatMakesNoSenseIsRefusedAsAWhole(String batch) {
        Answer answer = batch(batch);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidBatch");
    }

    @Test
    void allOrNothingIsRefusedBeforeAnythingIsStored() {
        Answer answer = batch("""
                {"requests": [{"id": "1", "method": "POST", "url": "Customers", "body": {"FirstName": "Neviens"}},
                 {"id": "2", "method": "POST", "url": "Customers", "atomicityGroup": "g", "body": {"FirstName": "Neviens"}}]}""");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.code()).isEqualTo("AtomicityGroupNotSupported");
        assertThat(DOOR.get("/Commerce/Customers/$count?$filter=FirstName%20eq%20'Neviens'")
                        .response()
                        .body())
                .isEqualTo("0");
    }

    private static Answer batch(String requests, String... headers) {
        return DOOR.post("/Commerce/$batch", requests, headers);
    }

    private static JsonNode answer(Answer batch, int place) {
        return batch.body().path("responses").get(place);
    }
}
