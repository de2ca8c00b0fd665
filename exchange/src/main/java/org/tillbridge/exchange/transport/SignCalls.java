package org.tillbridge.exchange.transport;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Signs each call of a store with its key, by headquarters' clock: a store's own may be wrong by
/// hours, and it is served all the same.
public final class SignCalls {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration NEARLY_THE_SAME = Duration.ofSeconds(5);
    private static final String ROOT = "/exchange/v1/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<StoreKey> key;
    private final InstantSource clock;
    private final @Nullable UUID run;
    /// Mutable: how far headquarters' clock is ahead, as it last said.
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private SignCalls(Supplier<StoreKey> key, InstantSource clock, @Nullable UUID run) {
        this.key = key;
        this.clock = clock;
        this.run = run;
    }

    /// For a command that is typed in beside the running store.
    public static SignCalls once(StoreKey key, InstantSource clock) {
        return new SignCalls(() -> key, clock, null);
    }

    /// For a store's process: headquarters notices when another one goes on with the same key.
    ///
    /// @param key the one to sign with now
    public static SignCalls running(Supplier<StoreKey> key, InstantSource clock) {
        return new SignCalls(key, clock, UUID.randomUUID());
    }

    HttpRequest sign(HttpRequest call) {
        String path = call.uri().getRawPath();
        // A proxy may have a path of its own before ours.
        String ours = path.substring(Math.max(0, path.indexOf(ROOT)));
        return HttpRequest.newBuilder(call, (name, value) -> true)
                .setHeader("Authorization", authorization(call.method(), ours))
                .build();
    }

    /// The header `Authorization` of one call.
    public String authorization(String method, String path) {
        StoreKey signing = key.get();
        Instant now = clock.instant().plus(ahead.get());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", CallToken.AUDIENCE);
        claims.put("htm", method);
        claims.put("htu", path);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        if (run != null) {
            claims.put("run", run.toString());
        }
        var header = Map.of(
                "alg",
                StoreKey.ALGORITHM,
                "typ",
                CallToken.TYPE,
                "kid",
                signing.shared().id());
        String content = encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
        return CallToken.SCHEME + content + "." + encoded(signing.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    /// Whether the call was turned away because the clocks differ: then they no longer do.
    boolean learnsTime(HttpResponse<?> response) {
        String said = response.headers().firstValue(CallToken.TIME).orElse("");
        if (response.statusCode() != 401 || said.isEmpty()) {
            return false;
        }
        try {
            Duration now = Duration.between(clock.instant(), Instant.parse(said));
            Duration before = ahead.getAndSet(now);
            return before.minus(now).abs().compareTo(NEARLY_THE_SAME) > 0;
        } catch (DateTimeParseException notATime) {
            return false;
        }
    }
}
