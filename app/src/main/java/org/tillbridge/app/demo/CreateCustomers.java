package org.tillbridge.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tills: each takes the next customer and creates it at its store over HTTP, as fast as it can
/// or at a steady rate.
final class CreateCustomers implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TILLS = 8;
    private static final int TRIES = 20;
    private static final int MOST_REFUSALS = 1_000;

    private final List<DemoStore> stores;
    private final CardSource cards;
    private final @Nullable Duration pause;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong nextStart = new AtomicLong(System.nanoTime());
    private final List<Thread> tills;
    /// Mutable: set once, when the demonstration is stopped.
    private volatile boolean stopped;

    /// A customer that was not taken, and why: none disappears.
    record Refusal(String origin, String reason) {}

    CreateCustomers(List<DemoStore> stores, CardSource cards, Optional<Integer> perSecond) {
        this.stores = stores;
        this.cards = cards;
        this.pause =
                perSecond.map(rate -> Duration.ofNanos(1_000_000_000L / rate)).orElse(null);
        this.tills = IntStream.range(0, TILLS)
                .mapToObj(till -> Thread.ofVirtual().name("till " + till).start(this::work))
                .toList();
    }

    long created() {
        return created.get();
    }

    long refused() {
        return refused.get();
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    boolean isFinished() {
        return tills.stream().noneMatch(Thread::isAlive);
    }

    private void work() {
        while (!stopped) {
            awaitTurn();
            Optional<CardSource.Card> card = cards.next();
            if (card.isEmpty()) {
                return;
            }
            create(card.get());
        }
    }

    /// Starts are spread evenly whatever the answers take: a slow answer delays nobody else.
    private void awaitTurn() {
        if (pause != null) {
            long start = nextStart.getAndAdd(pause.toNanos());
            for (long left = start - System.nanoTime(); left > 0 && !stopped; left = start - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /// The same customer is sent again with the same key until the store has answered: it is
    /// created once.
    private void create(CardSource.Card card) {
        String key = UUID.randomUUID().toString();
        String reason = "";
        for (int attempt = 0; attempt < TRIES && !stopped; attempt++) {
            try {
                HttpResponse<String> response = send(card, key);
                if (response.statusCode() == 201) {
                    created.incrementAndGet();
                    return;
                }
                reason = reason(response);
                if (response.statusCode() < 500) {
                    break;
                }
            } catch (IOException e) {
                reason = "the store does not answer: " + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        if (!stopped) {
            refuse(card, reason);
        }
    }

    private void refuse(CardSource.Card card, String reason) {
        if (refused.incrementAndGet() <= MOST_REFUSALS) {
            refusals.add(new Refusal(card.origin(), reason));
        }
    }

    private HttpResponse<String> send(CardSource.Card card, String key) throws IOException, InterruptedException {
        URI door = stores.get(card.store()).door().resolve("Customers");
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(card.json()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String reason(HttpResponse<String> response) {
        JsonNode problem = JSON.readTree(response.body());
        return "%s: %s"
                .formatted(
                        problem.path("code").asString("" + response.statusCode()),
                        problem.path("detail").asString());
    }

    /// Creates no more customers; one whose answer is awaited is awaited.
    void stop() {
        stopped = true;
        tills.forEach(LockSupport::unpark);
    }

    @Override
    public void close() {
        stop();
        client.shutdownNow();
    }
}
