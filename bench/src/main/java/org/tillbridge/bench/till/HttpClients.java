package org.tillbridge.bench.till;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tillbridge.bench.till.CreateRounds.Speed;
import org.tillbridge.bench.world.Convert;
import org.tillbridge.bench.world.Slowest;

/// Tills that create a customer, wait for the answer, and create the next one.
final class HttpClients {

    private final URI door;
    private final String store;
    private final int clients;

    HttpClients(URI door, String store, int clients) {
        this.door = door;
        this.store = store;
        this.clients = clients;
    }

    Speed run(Duration lasting) {
        Collection<Double> millis = new ConcurrentLinkedQueue<>();
        long started = System.nanoTime();
        long over = started + lasting.toNanos();
        List<Callable<Object>> tills = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            tills.add(() -> {
                createUntil(over, millis);
                return millis;
            });
        }
        Convert.inParallel(tills);
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Speed(millis.size() / seconds, Slowest.ofAHundred(millis));
    }

    private void createUntil(long over, Collection<Double> millis) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < over) {
                long asked = System.nanoTime();
                HttpResponse<String> response = client.send(create(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 201) {
                    throw new IllegalStateException("The store answered " + response.body());
                }
                millis.add((System.nanoTime() - asked) / 1e6);
            }
        }
    }

    private HttpRequest create() {
        UUID key = UUID.randomUUID();
        String card = """
                {"FirstName": "Ilze", "LastName": "Bērziņa", "Email": "%s@example.lv", "Phone": "26%06d"}
                """.formatted(key, Math.floorMod(key.getLeastSignificantBits(), 1_000_000));
        return HttpRequest.newBuilder(door.resolve("Customers"))
                .header("Content-Type", "application/json")
                .header("OUN", store)
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(card))
                .build();
    }
}
