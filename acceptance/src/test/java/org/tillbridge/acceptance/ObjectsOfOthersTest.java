package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a store is answered that names a thing of another company: the same as if there were no
/// such thing (reliability.md 7, object authorization).
class ObjectsOfOthersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Chain chain;
    private static StoreKey stranger;
    private static String customer;
    private static UUID packageId;

    /// @param path {id} stands for what is named
    record Route(String verb, String path, String body) {

        @Override
        public String toString() {
            return verb + " " + path + " " + body;
        }
    }

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo");
        customer = chain.till("riga").create("{\"FirstName\": \"Ilze\"}").account();
        chain.cycle();
        packageId = chain.headquarters()
                .database()
                .client()
                .sql("select package_id from channel_cursor where channel_id = 'riga' and job = '1010'")
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
        stranger = joinAnotherCompany();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    private static StoreKey joinAnotherCompany() {
        StoreAdmission admission = chain.headquarters().admission();
        admission.addLegalEntity(new StoreAdmission.LegalEntity("other", "Other", "O-", 6));
        admission.register(new Store("stranger", "other", "other", "Stranger"));
        String code = admission.newJoinCode("stranger").orElseThrow();
        return StoreIdentity.join(
                        chain.storeConfiguration().dataDirectory().resolve("elsewhere"), chain.headquartersUrl(), code)
                .key();
    }

    static List<Route> packages() {
        return List.of(
                new Route("GET", "packages/{id}", ""),
                new Route("GET", "packages/{id}/own", ""),
                new Route("GET", "packages/{id}/wanted", ""));
    }

    static List<Route> customers() {
        return List.of(
                new Route("POST", "realtime/customers/fetch", "{\"customerId\": \"{id}\"}"),
                new Route(
                        "POST",
                        "realtime/orders/history",
                        "{\"customerId\": \"{id}\", \"which\": \"ORDERS\", \"most\": 5}"),
                new Route("POST", "realtime/orders/recall", "{\"transactionId\": \"{id}\"}"),
                new Route(
                        "POST",
                        "realtime/orders/steer",
                        "{\"transactionId\": \"{id}\", \"step\": \"CANCEL\", \"reason\": \"x\"}"),
                new Route(
                        "POST",
                        "realtime/requests",
                        "{\"customerId\": \"{id}\", \"rows\": [], \"sentAt\": \"2026-11-22T09:00:00Z\"}"));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageOfAnotherGroupIsAsIfThereWereNone(Route route) {
        assertSameAsNone(route, packageId.toString());
        assertThat(send(route, packageId.toString(), riga()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("customers")
    void customerOfAnotherCompanyIsAsIfThereWereNone(Route route) {
        assertSameAsNone(route, customer);
    }

    /// The session is riga's head: a stranger's answer tells nothing of it.
    @Test
    void sessionOfAnotherStoreIsAsIfThereWereNone() {
        String session = chain.headquarters()
                .database()
                .client()
                .sql("select head::text from channel where channel_id = 'riga'")
                .query((row, number) -> row.getString(1))
                .single();
        var route = new Route("PUT", "sessions/{id}", "no package");

        assertSameAsNone(route, session);
    }

    @Test
    void pollThatNamesAnotherGroupsPackageIsAnsweredAsForAnUnknownOne() {
        var poll = new Route(
                "POST",
                "next",
                "{\"cursors\": {\"1010\": \"{id}\"}, \"outboxRows\": 0, \"sentAt\": \"2026-11-22T09:00:00Z\", \"answerAtOnce\": true}");

        JsonNode named =
                JSON.readTree(send(poll, packageId.toString(), stranger).body());
        JsonNode unknown =
                JSON.readTree(send(poll, UUID.randomUUID().toString(), stranger).body());

        assertThat(named.path("compare")).isEqualTo(unknown.path("compare"));
        assertThat(named.path("packages").size())
                .isEqualTo(unknown.path("packages").size());
    }

    private static void assertSameAsNone(Route route, String others) {
        String none = UUID.randomUUID().toString();

        Call.Reply named = send(route, others, stranger);
        Call.Reply missing = send(route, none, stranger);

        assertThat(named.status()).isEqualTo(missing.status()).isNotIn(401, 500);
        assertThat(withoutTrace(named, others)).isEqualTo(withoutTrace(missing, none));
    }

    private static String withoutTrace(Call.Reply reply, String id) {
        return reply.body()
                .replace(id, "ID")
                .replaceAll("\"traceId\":\"[^\"]*\"", "")
                .replaceAll("session-ID-\\d+", "");
    }

    private static StoreKey riga() {
        return chain.till("riga").store().identity().key();
    }

    private static Call.Reply send(Route route, String id, StoreKey key) {
        URI address =
                chain.headquartersUrl().resolve("/exchange/v1/" + route.path().replace("{id}", id));
        return new Call(
                        route.verb(),
                        address,
                        route.body().replace("{id}", id),
                        List.of("Content-Type", route.verb().equals("PUT") ? "application/zip" : "application/json"))
                .signedWith(key)
                .send();
    }
}
