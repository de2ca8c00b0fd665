package org.tillbridge.exchange.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.error.TillbridgeException;

/// What makes a call a store's own, and what does not.
class CallTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String PATH = "/exchange/v1/next";
    private static final StoreKey KEY = StoreKey.fresh();
    private static final String HEADER = "{\"alg\":\"Ed25519\",\"typ\":\"tillbridge-call+jwt\",\"kid\":\""
            + KEY.shared().id() + "\"}";
    private static final String CLAIMS = "{\"aud\":\"tillbridge-headquarters\",\"htm\":\"POST\",\"htu\":\"" + PATH
            + "\",\"iat\":1795338000,\"exp\":1795338060,\"jti\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    @Test
    void tokenOfAStoreIsForItsCallAtItsTimeOnly() {
        CallToken token = CallToken.in(signed(NOW)).orElseThrow();

        assertThat(token.isSignedWith(KEY.shared())).isTrue();
        assertThat(token.isSignedWith(StoreKey.fresh().shared())).isFalse();
        assertThat(token.isFor("POST", PATH)).isTrue();
        assertThat(token.isFor("PUT", PATH)).isFalse();
        assertThat(token.isFor("POST", "/exchange/v1/admit")).isFalse();
        assertThat(token.isTimely(NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-61, false", "-60, true", "0, true", "59, true", "60, false"})
    void clocksMayBeAMinuteApart(long secondsLater, boolean taken) {
        CallToken token = CallToken.in(signed(NOW)).orElseThrow();

        assertThat(token.isTimely(NOW.plusSeconds(secondsLater))).isEqualTo(taken);
    }

    @Test
    void tokenThatLivesLongIsNotTaken() {
        CallToken token =
                read(HEADER, CLAIMS.replace("1795338060", "1795338121")).orElseThrow();

        assertThat(token.isSignedWith(KEY.shared())).isTrue();
        assertThat(token.isTimely(Instant.ofEpochSecond(1795338000))).isFalse();
    }

    @Test
    void ownSpellingIsRead() {
        assertThat(read(HEADER, CLAIMS)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "ES256", "EdDSA", "ed25519", ""})
    void otherAlgorithmIsNotEvenRead(String algorithm) {
        assertThat(read(HEADER.replace("Ed25519", algorithm), CLAIMS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"Ed25519\",\"typ\":\"JWT\",\"kid\":\"x\"}",
                "{\"alg\":\"Ed25519\",\"typ\":\"tillbridge-call+jwt\"}",
                "{\"alg\":\"Ed25519\",\"typ\":\"tillbridge-call+jwt\",\"kid\":\"x\",\"jwk\":{}}",
                "{\"alg\":\"none\",\"alg\":\"Ed25519\",\"typ\":\"tillbridge-call+jwt\",\"kid\":\"x\"}",
                "[]",
                "1",
                ""
            })
    void otherHeaderIsNotRead(String header) {
        assertThat(read(header, CLAIMS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tillbridge-headquarters | tillbridge-store",
                "\"aud\" | \"audience\"",
                "\"iat\":1795338000 | \"iat\":\"1795338000\"",
                "\"exp\":1795338060 | \"exp\":99999999999",
                "\"exp\":1795338060 | \"exp\":1795338060.5",
                "\"jti\":\"0f8fad5b-d9cb-469f-a165-70867728950e\" | \"jti\":\"1\"",
                "\"htm\":\"POST\" | \"htm\":null",
                "\"htm\":\"POST\" | \"htm\":\"POST\",\"channelId\":\"oslo\""
            })
    void otherClaimsAreNotRead(String ours, String others) {
        assertThat(CLAIMS).contains(ours);
        assertThat(read(HEADER, CLAIMS.replace(ours, others))).isEmpty();
    }

    @Test
    void noMutatedTokenPasses() {
        var random = new Random(6);
        String whole = signed(NOW);

        for (int mutation = 0; mutation < 600; mutation++) {
            var mutated = new StringBuilder(whole);
            int at = CallToken.SCHEME.length() + random.nextInt(whole.length() - CallToken.SCHEME.length());
            char other = "ABCDwxyz0189-_.=".charAt(random.nextInt(16));
            switch (mutation % 3) {
                case 0 -> mutated.setCharAt(at, other);
                case 1 -> mutated.insert(at, other);
                default -> mutated.deleteCharAt(at);
            }
            assertThat(mutated.toString().equals(whole) || isRefused(mutated.toString()))
                    .as(mutated.toString())
                    .isTrue();
        }
    }

    @Test
    void lastLetterOfTheSignatureCannotBeSpeltOtherwise() {
        String whole = signed(NOW);
        char last = whole.charAt(whole.length() - 1);

        for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            assertThat(other == last || isRefused(whole.substring(0, whole.length() - 1) + other))
                    .isTrue();
        }
    }

    @Test
    void keyOfAnotherKindIsNotTaken() throws Exception {
        byte[] elliptic =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();

        assertThatThrownBy(() -> new PublicStoreKey(elliptic))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("not an Ed25519 key");
    }

    @Test
    void keyIsWrittenAndReadAndNeverShown() {
        StoreKey again = StoreKey.of(KEY.text());

        assertThat(again.shared().id()).isEqualTo(KEY.shared().id());
        assertThat(KEY.shared().hasSigned(new byte[] {1}, again.sign(new byte[] {1})))
                .isTrue();
        assertThat(KEY.toString()).doesNotContain(KEY.text().split(" ")[0].substring(20));
    }

    private static boolean isRefused(String authorization) {
        return CallToken.in(authorization)
                .filter(token -> token.isSignedWith(KEY.shared()))
                .isEmpty();
    }

    private static String signed(Instant at) {
        return SignCalls.running(() -> KEY, InstantSource.fixed(at)).authorization("POST", PATH);
    }

    private static Optional<CallToken> read(String header, String claims) {
        String content = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return CallToken.in(
                CallToken.SCHEME + content + "." + encoded(KEY.sign(content.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
