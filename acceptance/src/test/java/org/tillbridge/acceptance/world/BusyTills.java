package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Tills that create customers as fast as they can. Whoever gets no answer asks again with the same
/// key until the store says 201; what it said then is what must come true.
public final class BusyTills implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Counts through all of a run, so that no key is used for two customers.
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final List<URI> doors;
    private final int lead;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> tills;
    /// Mutable: set once, when the shop closes.
    private volatile boolean closed;
    /// Mutable: how many customers are waited for.
    private volatile int wanted;

    /// @param doors one till at each
    public BusyTills(List<URI> doors) {
        this(doors, Integer.MAX_VALUE);
    }

    /// @param lead how many customers they create beyond those that are waited for: so many at most
    ///     have to come to rest in the end, however long a round takes
    public BusyTills(List<URI> doors, int lead) {
        this.doors = List.copyOf(doors);
        this.lead = lead;
        this.tills = IntStream.range(0, doors.size())
                .mapToObj(till -> Thread.ofVirtual().name("till " + till).start(() -> work(till)))
                .toList();
    }

    /// The customers whose creation was answered: key of the creation → the customer's UUID.
    public Map<String, String> acknowledged() {
        return new TreeMap<>(acknowledged);
    }

    /// Waits until so many more customers were created, wherever that is still possible.
    public void awaitMore(int customers) {
        wanted = acknowledged.size() + customers;
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < wanted) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("Only %d of %d customers were created".formatted(acknowledged.size(), wanted));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void work(int till) {
        while (!closed) {
            if (acknowledged.size() - wanted >= lead) {
                LockSupport.parkNanos(1_000_000);
                continue;
            }
            create(till, "%06d".formatted(NEXT.getAndIncrement()));
        }
    }

    private void create(int till, String key) {
        HttpRequest request = HttpRequest.newBuilder(doors.get(till).resolve("Customers"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "torture-" + key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"FirstName\": \"Ilze\", \"LastName\": \"Number %s\", \"Email\": \"%s@example.lv\"}"
                                .formatted(key, key)))
                .build();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && !isCreated(request, key)) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean isCreated(HttpRequest request, String key) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                return false;
            }
            acknowledged.put(
                    key, JSON.readTree(response.body()).path("AccountNumber").asString());
            return true;
        } catch (IOException storeIsAway) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// No new customer; those who stand at a till are created to the end.
    @Override
    public void close() {
        closed = true;
        try {
            for (Thread till : tills) {
                till.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
