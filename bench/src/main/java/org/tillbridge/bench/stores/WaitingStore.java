package org.tillbridge.bench.stores;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import tools.jackson.databind.json.JsonMapper;

/// A store that does nothing but wait: it polls as a store does, takes what it is offered, and
/// commits that it has it.
final class WaitingStore implements Runnable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int number;
    private final Line line;
    private final Recording recording;
    private final SignCalls sign;
    /// Mutable: the package applied last, per job.
    private final Map<String, UUID> cursors = new HashMap<>();

    /// How stores reach headquarters.
    ///
    /// @param startWithin so many milliseconds, by chance
    record Line(URI headquarters, HttpClient client, int startWithin) {}

    WaitingStore(int number, StoreKey key, Line line, Recording recording) {
        this.sign = SignCalls.running(() -> key, InstantSource.system());
        this.number = number;
        this.line = line;
        this.recording = recording;
    }

    @Override
    public void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1 + line.startWithin()));
            while (true) {
                poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws InterruptedException {
        try {
            var request = new NextRequest(
                    cursors, 0, null, null, null, Instant.now(), null, false, List.of(), true, Map.of());
            HttpResponse<byte[]> response = send(to("next", "POST")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request))));
            if (response.statusCode() == 200) {
                take(JSON.readValue(response.body(), NextAnswer.class));
            } else {
                backOff(response.headers().firstValueAsLong("Retry-After").orElse(1));
            }
        } catch (IOException lineBroken) {
            backOff(1);
        }
    }

    private void backOff(long seconds) throws InterruptedException {
        recording.refused();
        long millis = seconds * 1000;
        TimeUnit.MILLISECONDS.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
    }

    private void take(NextAnswer answer) throws IOException, InterruptedException {
        for (NextAnswer.Offer offer : answer.packages()) {
            if (offer.carried() == null
                    && send(to("packages/" + offer.packageId(), "GET").GET()).statusCode() != 200) {
                return;
            }
            recording.applied(number, offer);
            cursors.put(offer.job(), offer.packageId());
        }
    }

    private HttpRequest.Builder to(String path, String method) {
        String whole = "/exchange/v1/" + path;
        return HttpRequest.newBuilder(line.headquarters().resolve(whole))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", sign.authorization(method, whole));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return line.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
