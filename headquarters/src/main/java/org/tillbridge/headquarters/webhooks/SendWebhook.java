package org.tillbridge.headquarters.webhooks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.tillbridge.headquarters.changes.Change;
import org.tillbridge.headquarters.webhooks.WebhookAddress.PrivateAddresses;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;

/// One message to one receiver, signed as Standard Webhooks says. It says who, and nothing about
/// her.
public final class SendWebhook implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SIGNING = "HmacSHA256";
    private static final int GONE = 410;

    private final PrivateAddresses privateOnes;
    private final InstantSource clock;
    private final Duration patience;
    /// Mutable: made for the first message; most headquarters send none.
    private @Nullable HttpClient client;

    public SendWebhook(PrivateAddresses privateOnes, InstantSource clock) {
        this(privateOnes, clock, PATIENCE);
    }

    SendWebhook(PrivateAddresses privateOnes, InstantSource clock, Duration patience) {
        this.privateOnes = privateOnes;
        this.clock = clock;
        this.patience = patience;
    }

    /// What became of a message.
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /// The receiver wants no more of them.
        record Gone() implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    /// What is sent.
    ///
    /// @param id the same each time it is sent, so that the receiver can drop a double
    record Message(String id, String body) {

        static Message of(Change change) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("legalEntity", change.legalEntity());
            data.put("customerId", change.customerId());
            putKnown(data, "accountId", Optional.ofNullable(change.accountId()));
            putKnown(data, "otherId", Optional.ofNullable(change.otherId()));
            putKnown(data, "requestId", Optional.ofNullable(change.requestId()));
            putKnown(data, "store", Optional.ofNullable(change.store()));
            putKnown(data, "reasonCode", Optional.ofNullable(change.reasonCode()));
            return of(change.changeId(), change.kind().event(), change.toldAt(), data);
        }

        static Message test(UUID id, Instant now) {
            return of(id, "webhook.test", now, Map.of());
        }

        private static Message of(UUID id, String type, Instant at, Map<String, Object> data) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", type);
            body.put("timestamp", at);
            body.put("data", data);
            return new Message(id.toString(), JSON.writeValueAsString(body));
        }

        private static void putKnown(Map<String, Object> data, String name, Optional<?> value) {
            value.ifPresent(known -> data.put(name, known));
        }
    }

    Outcome run(URI url, byte[] secret, Message message) {
        Optional<String> refusal = WebhookAddress.refusal(url, privateOnes);
        if (refusal.isPresent()) {
            return new Outcome.Failed("Not called: " + refusal.get());
        }
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Tillbridge")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature(secret, message, timestamp))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        return sent(request);
    }

    /// The whole answer has to be there in time, not only its beginning.
    private Outcome sent(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(
                    answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException e) {
            return new Outcome.Failed("The receiver did not answer: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
        } catch (TimeoutException e) {
            return new Outcome.Failed("The receiver did not answer in %d s".formatted(patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Headquarters was stopped meanwhile");
        } finally {
            answer.cancel(true);
        }
    }

    private static Outcome outcome(int status) {
        if (status == GONE) {
            return new Outcome.Gone();
        }
        return status / 100 == 2
                ? new Outcome.Taken()
                : new Outcome.Failed("The receiver answered %d".formatted(status));
    }

    static String signature(byte[] secret, Message message, String timestamp) {
        try {
            var mac = Mac.getInstance(SIGNING);
            mac.init(new SecretKeySpec(secret, SIGNING));
            String signed = "%s.%s.%s".formatted(message.id(), timestamp, message.body());
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new TillbridgeException(ErrorCode.bug("NoHmac"), "This JDK has no " + SIGNING, e);
        }
    }

    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(patience)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
