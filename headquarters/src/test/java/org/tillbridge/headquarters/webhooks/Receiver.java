package org.tillbridge.headquarters.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Other people's software that takes webhooks: it keeps what came, and answers what it is told to.
final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    /// Mutable: what it answers from now on.
    private volatile ToIntFunction<Got> answer = message -> 204;

    /// A message as it came.
    record Got(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var message = new Got(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        got.add(message);
        exchange.sendResponseHeaders(answer.applyAsInt(message), -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    void answering(ToIntFunction<Got> how) {
        answer = how;
    }

    List<Got> got() {
        return got;
    }

    List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
