package org.tillbridge.acceptance.versions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.GoldenFiles;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a store of an older build said and heard, word by word: headquarters of today understands
/// the one and still says the other (spec R05).
final class OlderMessagesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final JsonNode MESSAGES = JSON.readTree(GoldenFiles.V1.text("messages.json"));

    private static Chain chain;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("001");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void pollsAndPairsOfAnOlderStoreAreAnsweredInItsWords() {
        for (JsonNode message : MESSAGES) {
            String[] call = message.path("call").asString().split(" ");
            if (call[0].equals("POST")) {
                Call.Reply reply = Call.post(door(call[1]), atOnce(message.path("says")))
                        .signedWith(key())
                        .send();

                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                assertSaysAllOf(message.path("hears"), JSON.readTree(reply.body()));
            }
        }
    }

    @Test
    void sessionOfAnOlderStoreIsAppliedAndAnsweredInItsWords() throws Exception {
        JsonNode message = MESSAGES.valueStream()
                .filter(each -> each.path("call").asString().startsWith("PUT"))
                .findFirst()
                .orElseThrow();
        UUID session = UUID.fromString("d5885d65-966c-4d69-9510-afe5cc0cbdf4");

        HttpResponse<String> reply = put("/exchange/v1/sessions/" + session, GoldenFiles.V1.bytes("upload-first.zip"));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        JsonNode answer = JSON.readTree(reply.body());
        assertSaysAllOf(message.path("hears"), answer);
        assertThat(answer.path("outcome").asString()).isEqualTo("APPLIED");
        assertThat(answer.path("head").asString()).isEqualTo(session.toString());
    }

    @Test
    void storeOfTodayUnderstandsAnOlderHeadquarters() throws Exception {
        byte[] older = JSON.writeValueAsBytes(MESSAGES.path(0).path("hears"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", http -> {
            try (http) {
                http.getRequestBody().readAllBytes();
                http.sendResponseHeaders(200, older.length);
                http.getResponseBody().write(older);
            }
        });
        server.start();

        try (var line = new HeadquartersLine(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                SignCalls.once(StoreKey.fresh(), InstantSource.system()),
                InstantSource.system())) {
            NextAnswer answer = line.next(JSON.treeToValue(MESSAGES.path(0).path("says"), NextRequest.class));

            assertThat(answer.packages()).hasSize(5);
            assertThat(answer.wake()).containsExactly("check-accounts");
            assertThat(answer.uploadPace()).isNull();
        } finally {
            server.stop(0);
        }
    }

    /// Every field of the older answer is there, of the same kind; null may have become a value.
    private static void assertSaysAllOf(JsonNode older, JsonNode now) {
        assertThat(now.propertyNames()).containsAll(older.propertyNames());
        older.properties().stream()
                .filter(field ->
                        !field.getValue().isNull() && !now.path(field.getKey()).isNull())
                .forEach(field -> {
                    JsonNode was = field.getValue();
                    JsonNode is = now.path(field.getKey());
                    assertThat(is.getNodeType()).as(field.getKey()).isEqualTo(was.getNodeType());
                    if (was.isArray()
                            && !was.isEmpty()
                            && !is.isEmpty()
                            && was.get(0).isObject()) {
                        assertSaysAllOf(was.get(0), is.get(0));
                    }
                });
    }

    /// The poll is not to be held, and says something that nobody knows.
    private static String atOnce(JsonNode says) {
        return says.toString().replace("\"answerAtOnce\":false", "\"answerAtOnce\":true,\"colour\":\"red\"");
    }

    private static HttpResponse<String> put(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door(path))
                .header(
                        "Authorization",
                        SignCalls.once(key(), InstantSource.system()).authorization("PUT", path))
                .header("Content-Type", "application/zip")
                .header("Tillbridge-Sent-At", "2026-11-21T12:00:00Z")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private static URI door(String path) {
        return chain.headquartersUrl().resolve(path);
    }

    private static StoreKey key() {
        return chain.till("001").store().identity().key();
    }
}
