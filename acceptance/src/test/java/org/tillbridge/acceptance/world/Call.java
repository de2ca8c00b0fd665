package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP call as any program could make it, with whatever credentials it likes.
///
/// @param headers name, value, name, value …
public record Call(String verb, URI address, String body, List<String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public Call {
        headers = List.copyOf(headers);
    }

    /// What came back.
    public record Reply(int status, String body, HttpHeaders headers) {

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    public static Call get(URI address) {
        return new Call("GET", address, "", List.of());
    }

    public static Call post(URI address, String json) {
        return new Call("POST", address, json, List.of("Content-Type", "application/json"));
    }

    /// With an operator's token.
    public Call bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// As the store whose key this is.
    public Call signedWith(StoreKey key) {
        SignCalls sign = SignCalls.once(key, InstantSource.system());
        return with("Authorization", sign.authorization(verb, address.getRawPath()));
    }

    public Call with(String name, String value) {
        var all = new ArrayList<String>(headers);
        all.add(name);
        all.add(value);
        return new Call(verb, address, body, all);
    }

    public Reply send() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(verb, HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError("%s %s failed".formatted(verb, address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
