package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.EndlessUpload;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.sessions.SendUploadSessions;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.error.TillbridgeException;

/// Who may enter headquarters' doors, and what nobody may bring in.
class DoorsTest {

    private static final String NOTHING_NEW = "{\"cursors\": {}, \"outboxRows\": 7, \"oldestCapturedAt\": null,"
            + " \"sealedHead\": null, \"sentAt\": \"2026-11-21T12:00:00Z\", \"answerAtOnce\": true}";

    private static Path folder;
    private static Chain chain;

    @BeforeAll
    static void open(@TempDir Path given) {
        folder = given;
        chain = Chain.byHand(given, "riga", "oslo");
        chain.till("riga").create("{\"FirstName\": \"Ilze\"}");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Store", "Store a.b.c", "Bearer wrong", "Basic cmlnYTpyaWdh", "Store \u00e9"})
    void callThatNoStoresKeySignedIsTurnedAwayAndStoresNothing(String authorization) {
        Call.Reply poll = Call.post(door("exchange/v1/next"), NOTHING_NEW)
                .with("Authorization", authorization)
                .send();
        Call.Reply upload = new Call(
                        "PUT", door("exchange/v1/sessions/0199f1a2-0000-7000-8000-000000000001"), "x", List.of())
                .with("Authorization", authorization)
                .send();

        assertThat(poll.status()).isEqualTo(401);
        assertThat(upload.status()).isEqualTo(401);
        assertThat(poll.body()).contains("StoreUnknown");
        assertThat(chain.records().sessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA-BBBB-CCCC", "' or true --"})
    void wrongJoinCodeIsTurnedAway(String code) {
        assertThat(join(code).status()).isEqualTo(401);
    }

    @Test
    void joinCodeOpensTheDoorOnceAndEndsTheKeyOfBefore() {
        String code = chain.headquarters().admission().newJoinCode("oslo").orElseThrow();
        StoreKey before = chain.till("oslo").store().identity().key();

        assertThat(join(code).status()).isEqualTo(200);
        assertThat(join(code).status()).isEqualTo(401);

        assertThat(code.replace("-", "")).hasSize(25).matches("[A-HJKMNP-TV-Z2-9]+");
        assertThat(Call.post(door("exchange/v1/next"), NOTHING_NEW)
                        .signedWith(before)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void joinCodeThatIsADayOldOpensNothing() {
        String code = chain.headquarters().admission().newJoinCode("oslo").orElseThrow();
        headquarters()
                .sql("update channel set join_code_expires_at = join_code_expires_at - interval '24 hours'")
                .update();

        assertThat(join(code).status()).isEqualTo(401);
    }

    @Test
    void sessionSignedByAnotherStoreChangesNothing() {
        chain.stopHeadquarters();
        Till riga = chain.till("riga");
        assertThatThrownBy(riga::upload).hasMessageContaining("does not answer");
        chain.startHeadquarters();

        assertThatThrownBy(() -> sendTheSessionOfRigaWith(joinAgain("oslo")))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("422");

        assertThat(chain.records().sessions()).isZero();
        assertThat(chain.records().requests()).isZero();
    }

    @Test
    void channelIsTheKeysWhateverTheBodySays() {
        String body = NOTHING_NEW.replace("{\"cursors\"", "{\"channelId\": \"oslo\", \"cursors\"");
        StoreKey key = chain.till("riga").store().identity().key();

        Call.post(door("exchange/v1/next"), body).signedWith(key).send();

        assertThat(headquarters()
                        .sql("select channel_id from channel_heartbeat where outbox_rows = 7")
                        .query(String.class)
                        .list())
                .containsExactly("riga");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "stores", "progress", "jobs/runs"})
    void operatorsDoorNeedsTheOperatorsToken(String path) {
        Call call = Call.get(door("api/v1/" + path));
        StoreKey key = chain.till("riga").store().identity().key();

        assertThat(call.send().status()).isEqualTo(401);
        assertThat(call.bearing("wrong").send().status()).isEqualTo(401);
        assertThat(call.signedWith(key).send().status()).isEqualTo(401);
    }

    @Test
    void storeThatIsNotTheOperatorRunsNoJob() {
        Call.Reply reply = Call.post(door("api/v1/jobs/synchronize-customers/run"), "")
                .signedWith(chain.till("riga").store().identity().key())
                .send();

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void uploadOfAHundredMegabytesIsRefusedInLittleMemory() throws Exception {
        var upload = new EndlessUpload(
                chain.headquartersUrl(), chain.till("riga").store().identity().key(), 100L << 20);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();

        assertThat(upload.send()).containsAnyOf("413", "422").doesNotContain("200");

        assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(16L << 20);
        try (Stream<Path> left = Files.walk(folder.resolve("headquarters/spool"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void sendTheSessionOfRigaWith(StoreKey key) {
        var riga = chain.till("riga").store();
        var sender = new SendUploadSessions.Sender("riga", Chain.ENTITY);
        var clock = InstantSource.system();
        try (var line = new HeadquartersLine(chain.headquartersUrl(), SignCalls.once(key, clock), clock)) {
            new SendUploadSessions(riga.database(), () -> PredefinedJobs.CHANNEL_TRANSACTIONS, sender, folder, clock)
                    .run(line);
        }
    }

    private static StoreKey joinAgain(String store) {
        String code = chain.headquarters().admission().newJoinCode(store).orElseThrow();
        StoreKey key = StoreKey.fresh();
        SignCalls sign = SignCalls.once(key, InstantSource.system());
        try (var line = new HeadquartersLine(chain.headquartersUrl(), sign, InstantSource.system())) {
            line.join(code, key.shared());
        }
        return key;
    }

    private static Call.Reply join(String code) {
        String key = StoreKey.fresh().shared().text();
        return Call.post(door("exchange/v1/join"), "{\"code\": \"%s\", \"publicKey\": \"%s\"}".formatted(code, key))
                .send();
    }

    private static JdbcClient headquarters() {
        return chain.headquarters().database().client();
    }

    private static URI door(String path) {
        return chain.headquartersUrl().resolve("/" + path);
    }
}
