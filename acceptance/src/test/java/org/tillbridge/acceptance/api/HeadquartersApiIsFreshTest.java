package org.tillbridge.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.headquarters.api.HeadquartersDoor;
import org.tillbridge.testkit.sources.GeneratedPage;
import org.tillbridge.testkit.sources.SourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of headquarters' API says what its routes are and do.
final class HeadquartersApiIsFreshTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern FIGURE = Pattern.compile("tillbridge_[a-z_]+");

    private static Path folder;
    private static Chain chain;
    private static ApiDescription api;

    @BeforeAll
    static void open(@TempDir Path given) {
        folder = given;
        chain = Chain.byHand(given, "riga");
        chain.till("riga")
                .create("{\"FirstName\": \"Ilze\", \"LastName\": \"Bērziņa\", \"Email\": \"ilze@example.com\"}");
        chain.till("riga")
                .create("{\"FirstName\": \"Ilse\", \"LastName\": \"Berzina\", \"Email\": \"ilze@example.com\"}");
        chain.cycle();
        chain.till("riga").create("{\"FirstName\": \"Late\"}");
        chain.till("riga").upload();
        api = ApiDescription.of(chain);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = routes().stream()
                .filter(route -> !route.equals("GET /openapi.json"))
                .map(route -> route.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        for (ApiDescription.Operation operation : api.operations()) {
            described.add(routes.stream()
                    .filter(route -> operation.name().matches(route.replaceAll("\\{\\w+}", "[^/]+")))
                    .findFirst()
                    .orElse("no route: " + operation.name()));
        }

        assertThat(described).containsAll(routes).noneMatch(each -> each.startsWith("no route"));
    }

    @Test
    void referenceListsEveryCallOfTheDescription() {
        String rows =
                api.operations().stream().map(HeadquartersApiIsFreshTest::row).collect(Collectors.joining());

        GeneratedPage.of("docs/reference/headquarters-api.md")
                .hasPart("calls", "| call | what it does or answers | used by |\n|---|---|---|\n" + rows);
    }

    private static String row(ApiDescription.Operation operation) {
        String query = operation
                .described()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString() + "=")
                .collect(Collectors.joining("&"));
        JsonNode command = operation.described().path("x-tillbridge-commands");
        return "| `%s%s` | %s | %s |\n"
                .formatted(
                        operation.name(),
                        query.isEmpty() ? "" : "?" + query,
                        operation.described().path("summary").asString(),
                        command.isMissingNode() ? "–" : "`%s`".formatted(command.asString()));
    }

    @Test
    void everyDescribedCodeIsOnThePageOfCodes() {
        String codes = SourceTree.textOf(SourceTree.here().root().resolve("docs/reference/codes.md"));

        Set<String> described = new TreeSet<>();
        api.document()
                .findValues("code")
                .forEach(code -> code.path("enum").forEach(each -> described.add(each.asString())));

        assertThat(described).isNotEmpty().allSatisfy(code -> assertThat(codes).contains("`" + code + "`"));
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndItsExamplesFit() {
        List<String> ids = api.operations().stream()
                .map(each -> each.described().path("operationId").asString())
                .toList();
        List<String> faults = new ArrayList<>();
        for (ApiDescription.Operation operation : api.operations()) {
            for (var response : operation.described().path("responses").properties()) {
                JsonNode example = response.getValue()
                        .path("content")
                        .path("application/json")
                        .path("example");
                if (!example.isMissingNode()) {
                    faults.addAll(api.faults(operation, Integer.parseInt(response.getKey()), example.toString()));
                }
            }
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(faults).isEmpty();
    }

    @Test
    void answersAreAsDescribed() {
        List<String> faults = new ArrayList<>();
        for (String path : paths()) {
            Call.Reply reply = Call.get(address(path)).bearing(token()).send();
            if (reply.status() != 200) {
                faults.add("%s: %d %s".formatted(path, reply.status(), reply.body()));
            }
            faults.addAll(api.faults(api.operation("GET", path.replaceFirst("\\?.*", "")), reply));
        }

        assertThat(faults).isEmpty();
        assertThat(api.faults(api.operation("GET", "/tokens"), 200, "[{\"name\": 1}]"))
                .as("what is not described is noticed")
                .isNotEmpty();
    }

    @Test
    void bodyOfMoreThanSixteenMegabytesIsRefusedUnread() throws IOException {
        String head =
                "POST /api/v1/attributes?file=x.yaml HTTP/1.1\r\nHost: hq\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(token(), (16 << 20) + 1);

        try (var socket = new Socket(
                chain.headquartersUrl().getHost(), chain.headquartersUrl().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .contains("413");
        }
    }

    @Test
    void everyFigureOfTheDashboardAndTheAlertsIsServed() {
        String served = Call.get(address("/metrics")).bearing(token()).send().body();
        Path ops = SourceTree.here().root().resolve("ops");

        for (String file : List.of("grafana/tillbridge.json", "prometheus/alerts.yaml")) {
            assertThat(FIGURE.matcher(SourceTree.textOf(ops.resolve(file)))
                            .results()
                            .map(MatchResult::group))
                    .as(file)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(figure -> assertThat(served).contains("# TYPE " + figure + " gauge\n"));
        }
        assertThat(served).containsPattern("tillbridge_disk_free_bytes \\d{6,}\n");
        assertThat(JSON.readTree(SourceTree.textOf(ops.resolve("grafana/tillbridge.json")))
                        .path("schemaVersion")
                        .asInt())
                .isGreaterThanOrEqualTo(39);
    }

    @Test
    void thePageIsOpenRunsOnlyItsOwnScriptAndNothingIsKept() {
        for (String path : List.of("/api/docs", "/api/docs/docs.js", "/api/docs/docs.css", "/api/v1/openapi.json")) {
            Call.Reply reply = Call.get(chain.headquartersUrl().resolve(path)).send();

            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(policiesOf(path))
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(reply.body()).doesNotContain("innerHTML", "<script>", "eval(", "=\"https://");
        }
        assertThat(api.operation("GET", "/requests")
                        .described()
                        .path("x-tillbridge-commands")
                        .asString())
                .isEqualTo("requests");
    }

    private static List<String> policiesOf(String path) {
        try {
            var connection = chain.headquartersUrl().resolve(path).toURL().openConnection();
            assertThat(connection.getHeaderField("Cache-Control")).isEqualTo("no-store");
            return connection.getHeaderFields().get("Content-Security-Policy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every list, and every single thing there is in this chain.
    private static List<String> paths() {
        Stream<String> simple = api.operations().stream()
                .filter(each -> each.verb().equals("GET") && !each.path().contains("{"))
                .filter(each -> each.described()
                        .path("parameters")
                        .valueStream()
                        .noneMatch(p -> p.path("required").asBoolean()))
                .map(ApiDescription.Operation::path)
                .filter(path -> !path.equals("/customers/search"));
        String request = json("/requests?state=WAITING").findValue("requestId").asString();
        return Stream.concat(
                        simple,
                        Stream.of(
                                "/requests?state=DONE",
                                "/requests/" + request,
                                "/customers?reference=000001",
                                "/customers/search?any=ilze",
                                "/customers/000001/journey",
                                "/customers/000001/attributes",
                                "/loyalty/000001",
                                "/stores/riga/settings",
                                "/stores/riga/admission",
                                "/schedules/"
                                        + json("/schedules")
                                                .get(0)
                                                .path("schedule")
                                                .asString(),
                                "/profiles/default/search-shortcuts",
                                "/numbering/sequences/demo/CUSTOMER_ACCOUNT"))
                .toList();
    }

    private static JsonNode json(String path) {
        return JSON.readTree(Call.get(address(path)).bearing(token()).send().body());
    }

    private static URI address(String path) {
        return chain.headquartersUrl().resolve(ApiDescription.API + path);
    }

    private static String token() {
        try {
            return Files.readString(folder.resolve("headquarters/operator.token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Class<?> resource :
                HeadquartersDoor.class.getAnnotation(Import.class).value()) {
            RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(resource, RequestMapping.class);
            String before = all == null || all.path().length == 0 ? "" : all.path()[0];
            for (Method method : resource.getDeclaredMethods()) {
                RequestMapping one = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (one != null) {
                    String path = before + (one.path().length == 0 ? "" : one.path()[0]);
                    Arrays.stream(one.method())
                            .map(verb -> verb + " " + path)
                            .filter(route -> route.contains(" " + ApiDescription.API + "/"))
                            .map(route -> route.replace(ApiDescription.API, ""))
                            .forEach(routes::add);
                }
            }
        }
        return routes;
    }
}
