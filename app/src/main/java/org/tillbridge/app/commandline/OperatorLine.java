package org.tillbridge.app.commandline;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.Trust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An operator's calls to the headquarters of this configuration, with the token of its data
/// directory.
final class OperatorLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final URI base;
    private final String token;
    private final HttpClient client;

    private OperatorLine(Door door, String token) {
        this.base = URI.create("%s://%s:%d/api/v1/".formatted(door.scheme(), door.address(), door.port()));
        this.token = token;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
        this.client = (door.tls() == null ? builder : trust(door.tls()).on(builder)).build();
    }

    /// The certificate is on this machine, whatever name it is for.
    private static Trust trust(Door.Tls tls) {
        return Trust.inExactly(Certificates.in(tls.certificate()).getFirst());
    }

    static OperatorLine of(Configuration configuration) {
        Path file = configuration.operatorTokenFile();
        try {
            return new OperatorLine(
                    configuration.headquarters().door(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.user("OperatorTokenMissing"),
                    "There is no operator's token at %s; run this where headquarters runs, after its first start, or name a token of yours: --set operator.token-file=FILE"
                            .formatted(file),
                    e);
        }
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /// A part of a path or query, whatever letters it has.
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// One more parameter of a query; nothing for what was not given.
    static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&%s=%s".formatted(name, encoded(value));
    }

    /// Where a one-time link leads.
    URI welcome(String code) {
        return base.resolve("/welcome?code=" + encoded(code));
    }

    <T> T get(String path, Class<T> type) {
        return JSON.treeToValue(get(path), type);
    }

    <T> T post(String path, Class<T> type) {
        return JSON.treeToValue(post(path), type);
    }

    JsonNode post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    JsonNode post(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    JsonNode postJson(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    JsonNode delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Tillbridge-User", encoded(System.getProperty("user.name", "")));
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() / 100 == 2) {
                return body;
            }
            String detail = body.path("detail").asString("it answered " + response.statusCode());
            ErrorCode code = response.statusCode() >= 500
                    ? ErrorCode.outage(body.path("code").asString("HeadquartersFailed"))
                    : ErrorCode.user(body.path("code").asString("HeadquartersRefused"));
            throw new TillbridgeException(code, detail);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("HeadquartersAway"),
                    "Headquarters at %s does not answer; start it with: tillbridge hq".formatted(base),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(ErrorCode.outage("Interrupted"), "Interrupted", e);
        }
    }
}
