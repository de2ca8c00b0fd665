package org.tillbridge.app.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.tillbridge.app.demo.CardSource;
import org.tillbridge.kernel.customer.CustomerId;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The customers of the file: created over HTTP at the store where they buy first, found at every
/// other store where they come.
final class ReplayedCustomers implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ErrorCode REFUSED = ErrorCode.data("ReplayedCustomerRefused");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CREATED = 201;

    private final ReplayedChain chain;
    private final CardSource cards;
    private final Phase.Clock phases;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> metAgain = new ConcurrentHashMap<>();

    ReplayedCustomers(ReplayedChain chain, CardSource cards, Phase.Clock phases) {
        this.chain = chain;
        this.cards = cards;
        this.phases = phases;
    }

    /// @param store where she was created
    private record Known(CustomerId id, String store) {}

    int created() {
        return known.size();
    }

    /// How many were found at a store that has not created them.
    int foundElsewhere() {
        return metAgain.size();
    }

    /// Who she is at this store. Created before, she is found here as soon as she has been
    /// downloaded.
    CustomerId at(String store, URI door, String number) {
        Known customer = known.computeIfAbsent(
                number, first -> new Known(phases.during(Phase.CREATING_CUSTOMERS, () -> create(door, first)), store));
        if (!customer.store().equals(store) && metAgain.putIfAbsent(store + " " + number, true) == null) {
            awaitFound(store, customer.id());
        }
        return customer.id();
    }

    private void awaitFound(String store, CustomerId customer) {
        long started = System.nanoTime();
        var reference = new CustomerReference.ById(customer);
        while (chain.store(store).customers().find().run(reference).isEmpty()) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new TillbridgeException(
                        ErrorCode.outage("ReplayStuck"),
                        "Customer %s has not come to store %s within a minute; the log says why"
                                .formatted(customer, store));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private CustomerId create(URI door, String number) {
        CardSource.Card card = cards.next()
                .orElseThrow(() -> new TillbridgeException(
                        REFUSED, "The file of customer cards has no card left for customer " + number));
        HttpRequest request = HttpRequest.newBuilder(door.resolve("Customers"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "replay-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(card.json()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != CREATED) {
                throw new TillbridgeException(
                        REFUSED,
                        "Customer %s (%s) was not created: %s"
                                .formatted(
                                        number,
                                        card.origin(),
                                        body.path("detail").asString()));
            }
            return new CustomerId(UUID.fromString(body.path("AccountNumber").asString()));
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("StoreAway"), "The store at %s does not answer".formatted(door), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(ErrorCode.outage("ReplayInterrupted"), "The replay was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        cards.close();
    }
}
