package org.tillbridge.bench.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Creates customers at a steady rate, at the stores in turn, over their HTTP door.
///
/// The schedule does not wait for answers (an open loop): a stall delays nobody's arrival, and a
/// creation that is sent late counts from when it was due.
final class SteadyTills {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI door;
    private final List<String> stores;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SteadyTills(URI door, List<String> stores) {
        this.door = door;
        this.stores = List.copyOf(stores);
    }

    /// Returns when the last creation has been answered.
    void run(int rate, int customers, Consumer<Journey> created) {
        long started = System.nanoTime();
        List<CompletableFuture<Void>> answers = IntStream.range(0, customers)
                .mapToObj(i -> create(i, awaitTime(started + i * 1_000_000_000L / rate), created))
                .toList();
        answers.forEach(CompletableFuture::join);
    }

    private static long awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    private CompletableFuture<Void> create(int number, long due, Consumer<Journey> created) {
        String store = stores.get(number % stores.size());
        HttpRequest request = HttpRequest.newBuilder(door.resolve("Customers"))
                .header("Content-Type", "application/json")
                .header("OUN", store)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(card(number)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenAccept(response -> created.accept(journey(response, store, due)));
    }

    private static Journey journey(HttpResponse<String> response, String store, long due) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException(
                    "Store %s answered %d: %s".formatted(store, response.statusCode(), response.body()));
        }
        String account = JSON.readTree(response.body()).path("AccountNumber").asString();
        return new Journey(UUID.fromString(account), store, due, System.nanoTime());
    }

    private static String card(int number) {
        return """
                {"FirstName": "Ilze", "LastName": "Bērziņa", "Email": "till%d@example.lv", "Phone": "26%06d",
                 "Addresses": [{"Street": "Ģertrūdes iela %d", "City": "Rīga", "ZipCode": "LV-1011",
                 "TwoLetterISORegionName": "LV"}]}
                """.formatted(number, number % 1_000_000, 1 + number % 200);
    }
}
