package org.tillbridge.exchange.transport;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Trust;
import org.tillbridge.kernel.tls.WhyNotTrusted;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The store's end of the line. The store opens every connection and signs every call.
///
/// Throws `HeadquartersAway` (an outage: try again) when the line is broken or headquarters is down
/// or busy, and `HeadquartersRefused` when it says no to this store.
public final class HeadquartersLine implements AutoCloseable {

    public static final ErrorCode AWAY = ErrorCode.outage("HeadquartersAway");
    public static final ErrorCode REFUSED = ErrorCode.user("HeadquartersRefused");
    public static final String SENT_AT = "Tillbridge-Sent-At";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(45);
    private static final Duration TRANSFER = Duration.ofMinutes(10);
    /// What a headquarters of an older build does not say has its default.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final URI base;
    private final InstantSource clock;
    private final SignCalls sign;
    private final HttpClient client;
    private final AtomicReference<CompletableFuture<?>> fetching =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    /// To a headquarters that public authorities vouch for, or where nothing is encrypted.
    public HeadquartersLine(URI headquarters, SignCalls sign, InstantSource clock) {
        this(headquarters, Trust.inPublicAuthorities(), sign, clock);
    }

    public HeadquartersLine(URI headquarters, Trust trust, SignCalls sign, InstantSource clock) {
        this.base = URI.create(headquarters.toString().replaceAll("/+$", "") + "/exchange/v1/");
        this.sign = sign;
        this.clock = clock;
        this.client = newClient(trust);
    }

    /// Joins with a code; headquarters does not know the key yet.
    public JoinAnswer join(String code, PublicStoreKey key) {
        return call("join", new JoinRequest(code, key.text()), JoinAnswer.class, CONNECT.multipliedBy(2));
    }

    /// Lets headquarters know the key the store goes on with.
    public NewKey.Known addKey(PublicStoreKey key) {
        return call("keys", new NewKey(key.text()), NewKey.Known.class, CONNECT.multipliedBy(2));
    }

    /// Asks to go on after a restore or a copy, with a code (protocol U11).
    public AdmitAnswer admit(String code) {
        return call("admit", new AdmitRequest(code), AdmitAnswer.class, CONNECT.multipliedBy(2));
    }

    /// Lets headquarters check the pairs this store knows (protocol N4).
    public KnownPairs.Wanted checkPairs(KnownPairs known) {
        return call("pairs", known, KnownPairs.Wanted.class, POLL);
    }

    /// Tells headquarters what this store keeps in its quarantine.
    public QuarantineReport.Heard reportQuarantine(QuarantineReport report) {
        return call("quarantine", report, QuarantineReport.Heard.class, POLL);
    }

    /// Says what this store has of a job; the answer is the package that makes it equal.
    public NextAnswer.Offer compare(TableSums sums) {
        return call("compare", sums, NextAnswer.Offer.class, TRANSFER);
    }

    /// What came back of a call, whatever it says.
    public record Reply(int status, String body) {}

    /// Calls the real-time service: the answer is whole within the patience, or there is none.
    public Reply callRealtime(String method, Object message, Duration patience) {
        HttpRequest request = post("realtime/" + method, message, patience);
        HttpResponse<String> response = answered(
                request,
                call -> client.sendAsync(call, HttpResponse.BodyHandlers.ofString())
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
        return new Reply(response.statusCode(), response.body());
    }

    /// Sends one sealed session.
    public Answer upload(UUID session, Path file) {
        try {
            HttpRequest request = to("sessions/" + session, TRANSFER)
                    .header("Content-Type", "application/zip")
                    .header(SENT_AT, clock.instant().toString())
                    .PUT(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            return JSON.readValue(send(request, HttpResponse.BodyHandlers.ofByteArray()), Answer.class);
        } catch (FileNotFoundException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("SpoolFileGone"),
                    "The package of session %s is gone; it is built again".formatted(session),
                    e);
        }
    }

    /// Asks what is next; headquarters holds the call until there is something, at most about 25 s.
    public NextAnswer next(NextRequest request) {
        return call("next", request, NextAnswer.class, POLL);
    }

    /// Fetches the package every store of the group shares.
    public void fetchPackage(UUID packageId, Path file) {
        fetch("packages/" + packageId, file);
    }

    /// Whether headquarters still wants the store to take a package: a person may have canceled it.
    public boolean isWanted(UUID packageId) {
        HttpRequest request =
                to("packages/" + packageId + "/wanted", CONNECT).GET().build();
        return JSON.readValue(send(request, HttpResponse.BodyHandlers.ofByteArray()), Wanted.class)
                .wanted();
    }

    /// @param wanted false: the store stops taking the package
    public record Wanted(boolean wanted) {}

    /// Fetches the answers to this store's own requests that belong to the package.
    public void fetchAnswers(UUID packageId, Path file) {
        fetch("packages/" + packageId + "/own", file);
    }

    private void fetch(String path, Path file) {
        var body = HttpResponse.BodyHandlers.ofFile(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        succeeded(answered(to(path, TRANSFER).GET().build(), call -> {
            var sending = client.sendAsync(call, body);
            fetching.set(sending);
            return sending;
        }));
    }

    /// Ends the fetch that runs now, if there is one; it fails like a broken line.
    public void abandonFetch() {
        fetching.get().cancel(true);
    }

    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return succeeded(answered(request, call -> client.sendAsync(call, body)));
    }

    private <T> T succeeded(HttpResponse<T> response) {
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw refusal(response);
    }

    /// How a signed call is sent.
    private interface Way<T> {
        CompletableFuture<HttpResponse<T>> send(HttpRequest signed);
    }

    /// Signs the call and sends it; once more when only the clocks differed.
    private <T> HttpResponse<T> answered(HttpRequest request, Way<T> way) {
        HttpResponse<T> response = result(way.send(sign.sign(request)));
        return sign.learnsTime(response) ? result(way.send(sign.sign(request))) : response;
    }

    private <T> T result(CompletableFuture<T> sending) {
        try {
            return sending.get();
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String why = WhyNotTrusted.of(cause).orElseGet(cause::toString);
            throw new TillbridgeException(AWAY, "Headquarters at %s does not answer: %s".formatted(base, why), e);
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            throw new TillbridgeException(AWAY, "The call to headquarters was interrupted", e);
        }
    }

    private <T> T call(String path, Object message, Class<T> answer, Duration patience) {
        HttpRequest request = post(path, message, patience);
        return JSON.readValue(send(request, HttpResponse.BodyHandlers.ofByteArray()), answer);
    }

    private HttpRequest post(String path, Object message, Duration patience) {
        return to(path, patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(message)))
                .build();
    }

    private HttpRequest.Builder to(String path, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    }

    private TillbridgeException refusal(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status == 401) {
            return new TillbridgeException(
                    REFUSED,
                    "Headquarters at %s does not know this store's key, or this code, any more; get a code there (tillbridge stores code STORE) and join the store again (tillbridge channel join)"
                            .formatted(base));
        }
        boolean busy = status >= 500 || status == 408 || status == 429;
        String said = "Headquarters answered %d to %s"
                .formatted(status, response.request().uri().getPath());
        if (busy && response.headers().firstValue("Retry-After").orElse("").matches("\\d{1,4}")) {
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
            return TillbridgeException.retryAfter(Duration.ofSeconds(seconds), AWAY, said);
        }
        return new TillbridgeException(busy ? AWAY : REFUSED, said);
    }

    private static HttpClient newClient(Trust trust) {
        return trust.on(HttpClient.newBuilder())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
