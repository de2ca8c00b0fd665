package org.tillbridge.acceptance.stations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import tools.jackson.databind.json.JsonMapper;

/// Words for tests: a real HTTP line from one store to headquarters' station 5. It can lose the
/// answers of uploads that were applied.
final class TestLine implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final HeadquartersLine line;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestHeadquarters headquarters;
    private final TestStore store;
    private final AtomicInteger answersToLose = new AtomicInteger();

    TestLine(TestStore store, TestHeadquarters headquarters) {
        this.store = store;
        this.headquarters = headquarters;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/exchange/v1/sessions/", this::receive);
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.line = new HeadquartersLine(url, SignCalls.once(StoreKey.fresh(), store.clock), store.clock);
    }

    /// The next answers do not reach the store, although headquarters did what was asked.
    void losesAnswers(int count) {
        answersToLose.set(count);
    }

    private void receive(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            UUID session = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            Path file = Files.createTempFile(headquarters.folder, "session-", ".zip");
            Files.write(file, http.getRequestBody().readAllBytes());
            Instant sentAt = Instant.parse(http.getRequestHeaders().getFirst(HeadquartersLine.SENT_AT));
            Answer answer = headquarters.receive.run(new ReceiveUploadSession.Arrival(store.id, session, file, sentAt));
            byte[] body = JSON.writeValueAsBytes(answer);
            if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return;
            }
            http.sendResponseHeaders(200, body.length);
            http.getResponseBody().write(body);
        } catch (RuntimeException e) {
            http.sendResponseHeaders(500, -1);
        }
    }

    @Override
    public void close() {
        line.close();
        server.stop(0);
        threads.close();
    }
}
