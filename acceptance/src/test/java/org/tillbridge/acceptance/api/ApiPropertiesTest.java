package org.tillbridge.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.acceptance.api.ApiDescription.Operation;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.operators.OperatorTokens;
import org.tillbridge.kernel.access.Role;
import tools.jackson.databind.JsonNode;

/// Whatever is sent to an operation of headquarters' API, it is answered as described, and never
/// with a mistake of ours.
final class ApiPropertiesTest {

    private static final List<String> TEXTS = List.of(
            "riga",
            "demo",
            "000001",
            "shop",
            "0199f1a2-7c3e-7a41-9d52-5e0c1b2a3f40",
            "",
            " ",
            "'",
            "\"",
            "\\",
            "%",
            "_",
            "-1",
            "99999999999999999999",
            "1e400",
            "NaN",
            "null",
            "true",
            "../../etc/passwd",
            "<script>",
            "' or 1=1 --",
            "Bērziņa",
            "\u202e",
            "\ud83d\ude00",
            "a\u0000b",
            "x".repeat(600),
            "2026-02-30",
            "9999999-12-31",
            "now",
            "{}",
            "[]",
            "1.00000000");
    private static final Set<String> WORDS = Set.of("name", "channelId", "reference", "customer", "named");

    private static Chain chain;
    private static ApiDescription api;
    private static List<String> tokens;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        chain.till("riga").create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\"}");
        chain.cycle();
        api = ApiDescription.of(chain);
        var database = chain.headquarters().database();
        var made =
                new OperatorTokens(database, new AuditTrail(database, InstantSource.system()), InstantSource.system());
        tokens = IntStream.range(0, 8)
                .mapToObj(each -> made.make("random-" + each, Role.ADMINISTRATOR))
                .toList();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void everyOperationAnswersAnythingAsDescribedAndNeverWithAMistake() {
        assertThat(faults(7, 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, sessions?state=%20, 422",
        "POST, sessions/cancel?state=%20, 422",
        "GET, orders?state=%20, 422",
        "GET, statements?most=-1, 200",
        "GET, statements/left-out?most=-1, 200"
    })
    void blankNamesNothingAndAPageHasARow(String verb, String path, int status) {
        URI address = chain.headquartersUrl().resolve(ApiDescription.API + "/" + path);

        assertThat(new Call(verb, address, "", List.of())
                        .bearing(tokens.getFirst())
                        .send()
                        .status())
                .isEqualTo(status);
    }

    @Test
    @Tag("long")
    void everyOperationDoesSoWithManyMore() {
        long seed = System.nanoTime();

        assertThat(faults(seed, 60)).as("seed %d", seed).isEmpty();
    }

    private static List<String> faults(long seed, int times) {
        var random = new SplittableRandom(seed);
        List<String> faults = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            for (Operation operation : api.operations()) {
                Call call = call(operation, random);
                Call.Reply reply = call.send();
                if (reply.status() == 500 || reply.body().contains("\tat ")) {
                    faults.add("seed %d: %s %s %s: %s"
                            .formatted(seed, call.verb(), call.address(), call.body(), reply.body()));
                }
                if (reply.status() != 400 || !operation.path().contains("{")) {
                    faults.addAll(api.faults(operation, reply));
                }
            }
        }
        return faults;
    }

    private static Call call(Operation operation, SplittableRandom random) {
        String path = operation.path();
        var query = new StringBuilder();
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asString();
            String value = value(name, parameter.path("schema"), random);
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace(
                        "{" + name + "}",
                        encoded(
                                value.isBlank()
                                                || value.contains("/")
                                                || value.contains("\\")
                                                || value.contains("\u0000")
                                        ? "x"
                                        : value));
            } else if (parameter.path("required").asBoolean() || random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value));
            }
        }
        URI address = chain.headquartersUrl().resolve(ApiDescription.API + path + query);
        JsonNode content = operation.described().path("requestBody").path("content");
        String type = content.propertyNames().stream().findFirst().orElse("application/json");
        return new Call(operation.verb(), address, body(content.path(type), random), List.of("Content-Type", type))
                .bearing(tokens.get(random.nextInt(tokens.size())));
    }

    private static String body(JsonNode content, SplittableRandom random) {
        if (content.isMissingNode()) {
            return "";
        }
        String example = content.path("example").toString();
        return switch (random.nextInt(4)) {
            case 0 -> example;
            case 1 -> "{\"broken\": ";
            case 2 -> "null";
            default ->
                example.replaceAll(
                        "\"[^\"]*\"(?=[,}\\]])", "\"" + json(TEXTS.get(random.nextInt(TEXTS.size()))) + "\"");
        };
    }

    private static String value(String name, JsonNode schema, SplittableRandom random) {
        if (WORDS.contains(name) && random.nextBoolean()) {
            return name.equals("channelId") ? "riga" : "000001";
        }
        if (random.nextInt(3) == 0) {
            return switch (schema.path("type").asString("")) {
                case "boolean" -> String.valueOf(random.nextBoolean());
                case "integer" -> String.valueOf(random.nextInt(-2, 5));
                default ->
                    "uuid".equals(schema.path("format").asString(""))
                            ? "0199f1a2-7c3e-7a41-9d52-5e0c1b2a3f40"
                            : "000001";
            };
        }
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\\\\\").replace("\"", "\\\\\"").replace("\u0000", "\\\\u0000");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
