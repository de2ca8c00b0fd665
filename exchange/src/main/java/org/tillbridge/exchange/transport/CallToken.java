package org.tillbridge.exchange.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a store signs for one call: a JSON Web Signature (RFC 7515) that says which call it is for,
/// in the manner of a DPoP proof (RFC 9449). It is worth nothing for another call, at another time,
/// or a second time.
///
/// There is one algorithm and one form. What is written otherwise is not read, so there is nothing
/// to choose for whoever sends it.
public final class CallToken {

    /// Before the token in the header `Authorization`.
    public static final String SCHEME = "Store ";

    /// The header in which headquarters says its time to whom it turns away.
    public static final String TIME = "Tillbridge-Time";

    static final String TYPE = "tillbridge-call+jwt";
    static final String AUDIENCE = "tillbridge-headquarters";

    /// How far two clocks may be apart.
    static final Duration APART = Duration.ofSeconds(60);
    /// A token that lives longer is refused.
    static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
    /// How long a token that was taken must be remembered, so that it is not taken again.
    public static final Duration MEMORY = LONGEST_LIFE.plus(APART);

    private static final int MOST_CHARACTERS = 1_500;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final Set<String> CLAIMS = Set.of("aud", "htm", "htu", "iat", "exp", "jti");
    private static final Set<String> CLAIMS_OF_A_RUN = Set.of("aud", "htm", "htu", "iat", "exp", "jti", "run");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String keyId;
    private final Claims claims;
    private final byte[] content;
    private final byte[] signature;

    private CallToken(String keyId, Claims claims, byte[] content, byte[] signature) {
        this.keyId = keyId;
        this.claims = claims;
        this.content = content;
        this.signature = signature;
    }

    /// @param run which of the store's processes signed; null for a command
    private record Claims(
            String method,
            String path,
            Instant from,
            Instant until,
            UUID id,
            @Nullable UUID run) {}

    /// Reads the token in a header `Authorization`. Empty when there is none, or it is not of our
    /// form.
    public static Optional<CallToken> in(@Nullable String authorization) {
        if (authorization == null
                || !authorization.startsWith(SCHEME)
                || authorization.length() > SCHEME.length() + MOST_CHARACTERS) {
            return Optional.empty();
        }
        String[] parts = authorization.substring(SCHEME.length()).split("\\.", -1);
        try {
            return parts.length == 3 ? Optional.of(read(parts)) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static CallToken read(String[] parts) {
        JsonNode header = JSON.readTree(decoded(parts[0]));
        JsonNode claims = JSON.readTree(decoded(parts[1]));
        require(header.isObject() && Set.copyOf(header.propertyNames()).equals(HEADER));
        require(text(header, "alg").equals(StoreKey.ALGORITHM)
                && text(header, "typ").equals(TYPE));
        Set<String> names = claims.isObject() ? Set.copyOf(claims.propertyNames()) : Set.of();
        require((names.equals(CLAIMS) || names.equals(CLAIMS_OF_A_RUN))
                && text(claims, "aud").equals(AUDIENCE));
        return new CallToken(
                text(header, "kid"),
                new Claims(
                        text(claims, "htm"),
                        text(claims, "htu"),
                        instant(claims, "iat"),
                        instant(claims, "exp"),
                        UUID.fromString(text(claims, "jti")),
                        claims.has("run") ? UUID.fromString(text(claims, "run")) : null),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                decoded(parts[2]));
    }

    /// One spelling for each content: a token cannot be changed without changing what it says.
    private static byte[] decoded(String part) {
        byte[] content = Base64.getUrlDecoder().decode(part);
        require(Base64.getUrlEncoder().withoutPadding().encodeToString(content).equals(part));
        return content;
    }

    private static String text(JsonNode node, String name) {
        require(node.path(name).isString());
        return node.path(name).stringValue();
    }

    private static Instant instant(JsonNode node, String name) {
        require(node.path(name).isIntegralNumber() && node.path(name).canConvertToInt());
        return Instant.ofEpochSecond(node.path(name).intValue());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("Not a token of a store's call");
        }
    }

    /// The name of the key it says it was signed with.
    public String keyId() {
        return keyId;
    }

    /// No two tokens have the same.
    public UUID id() {
        return claims.id();
    }

    /// The process that signed it; empty for a command that was typed in.
    public Optional<UUID> run() {
        return Optional.ofNullable(claims.run());
    }

    public boolean isFor(String method, String path) {
        return claims.method().equals(method) && claims.path().equals(path);
    }

    /// Whether it may be used now, by headquarters' clock.
    public boolean isTimely(Instant now) {
        return !claims.from().isAfter(now.plus(APART))
                && claims.until().isAfter(now)
                && !claims.until().isAfter(claims.from().plus(LONGEST_LIFE));
    }

    public boolean isSignedWith(PublicStoreKey key) {
        return key.id().equals(keyId) && key.hasSigned(content, signature);
    }
}
