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
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.EndlessUpload;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.sessions.SendUploadSessions;
import org.tillbridge.exchange.transport.HeadquartersLine;
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
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic cmlnYTpyaWdh", "bearer \u00e9"})
    void callWithoutAStoresSecretIsTurnedAwayAndStoresNothing(String authorization) {
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
        Call.Reply reply = Call.post(door("exchange/v1/join"), "{\"code\": \"%s\"}".formatted(code))
                .send();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("secret\":");
    }

    @Test
    void joinCodeOpensTheDoorOnce() {
        String code = chain.headquarters().admission().newJoinCode("oslo").orElseThrow();
        String secret = chain.till("oslo").store().identity().secret();
        var join = Call.post(door("exchange/v1/join"), "{\"code\": \"%s\"}".formatted(code));

        assertThat(join.send().status()).isEqualTo(200);
        assertThat(join.send().status()).isEqualTo(401);

        assertThat(Call.post(door("exchange/v1/next"), NOTHING_NEW)
                        .bearing(secret)
                        .send()
                        .status())
                .as("the secret of before")
                .isEqualTo(401);
    }

    @Test
    void sessionUnderAnotherStoresSecretChangesNothing() {
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
    void channelIsTheSecretsWhateverTheBodySays() {
        String body = NOTHING_NEW.replace("{\"cursors\"", "{\"channelId\": \"oslo\", \"cursors\"");
        String secret = chain.till("riga").store().identity().secret();

        Call.post(door("exchange/v1/next"), body).bearing(secret).send();

        assertThat(chain.headquarters()
                        .database()
                        .client()
                        .sql("select channel_id from channel_heartbeat where outbox_rows = 7")
                        .query(String.class)
                        .list())
                .containsExactly("riga");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "stores", "progress", "jobs/runs"})
    void operatorsDoorNeedsTheOperatorsToken(String path) {
        Call call = Call.get(door("api/v1/" + path));
        String storesSecret = chain.till("riga").store().identity().secret();

        assertThat(call.send().status()).isEqualTo(401);
        assertThat(call.bearing("wrong").send().status()).isEqualTo(401);
        assertThat(call.bearing(storesSecret).send().status()).isEqualTo(401);
    }

    @Test
    void storeThatIsNotTheOperatorRunsNoJob() {
        Call.Reply reply = Call.post(door("api/v1/jobs/synchronize-customers/run"), "")
                .bearing(chain.till("riga").store().identity().secret())
                .send();

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void uploadOfAHundredMegabytesIsRefusedInLittleMemory() throws Exception {
        var upload = new EndlessUpload(
                chain.headquartersUrl(), chain.till("riga").store().identity().secret(), 100L << 20);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();

        assertThat(upload.send()).containsAnyOf("413", "422").doesNotContain("200");

        assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(16L << 20);
        try (Stream<Path> left = Files.walk(folder.resolve("headquarters/spool"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void sendTheSessionOfRigaWith(String secret) {
        var riga = chain.till("riga").store();
        var sender = new SendUploadSessions.Sender("riga", Chain.ENTITY);
        var clock = InstantSource.system();
        try (var line = new HeadquartersLine(chain.headquartersUrl(), secret, clock)) {
            new SendUploadSessions(riga.database(), () -> PredefinedJobs.CHANNEL_TRANSACTIONS, sender, folder, clock)
                    .run(line);
        }
    }

    private static String joinAgain(String store) {
        String code = chain.headquarters().admission().newJoinCode(store).orElseThrow();
        return HeadquartersLine.join(chain.headquartersUrl(), code, InstantSource.system())
                .secret();
    }

    private static URI door(String path) {
        return chain.headquartersUrl().resolve("/" + path);
    }
}
