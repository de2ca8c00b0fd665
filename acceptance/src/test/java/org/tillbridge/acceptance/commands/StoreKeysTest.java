package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.app.roles.HeadquartersPlace;
import org.tillbridge.app.roles.StoreCredentials;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.exchange.transport.CallToken;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.tls.Trust;

/// A store's key: how it begins, is changed, ends, and what happens when two machines have it.
class StoreKeysTest {

    private static final String NOTHING_NEW = "{\"cursors\": {}, \"outboxRows\": 0, \"oldestCapturedAt\": null,"
            + " \"sealedHead\": null, \"sentAt\": \"2026-11-22T09:00:00Z\", \"answerAtOnce\": true}";

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga", "oslo", "tartu");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void keyLiesInAFileOnlyItsOwnerCanReadAndHeadquartersHasItsPublicHalfOnly() throws IOException {
        Path file = identityFile("riga");
        String secretHalf = key("riga").text().split(" ")[0];

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains(secretHalf);
        assertThat(headquarters()
                        .sql("select string_agg(to_jsonb(k)::text, '') from channel_key k")
                        .query(String.class)
                        .single())
                .doesNotContain(secretHalf);
    }

    @Test
    void signedCallIsTakenOnceAndForNothingElse() {
        Call poll = poll(chain.headquartersUrl()).signedWith(key("riga"));
        List<String> credentials = poll.headers().subList(2, 4);

        assertThat(poll.send().status()).isEqualTo(200);
        assertThat(poll.send().status()).as("again").isEqualTo(401);
        assertThat(Call.post(door("quarantine"), "{\"waiting\": 0, \"rows\": []}")
                        .with(credentials.get(0), credentials.get(1))
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void storeWhoseClockIsWrongIsServedByHeadquartersClock() {
        InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofHours(-7));

        try (var line = new HeadquartersLine(chain.headquartersUrl(), SignCalls.once(key("riga"), wrong), wrong)) {
            assertThat(line.next(nothingNew(wrong)).packages()).isNotNull();
        }
    }

    @Test
    void keyIsChangedWhileCallsAreUnderWayAndNoneFails() throws Exception {
        StoreKey before = key("oslo");
        SignCalls running = SignCalls.running(() -> key("oslo"), InstantSource.system());
        try (var line = new HeadquartersLine(chain.headquartersUrl(), running, InstantSource.system());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> calls = () -> {
                for (int call = 0; call < 15; call++) {
                    line.next(nothingNew(InstantSource.system()));
                }
                return true;
            };
            List<Future<Boolean>> under = List.of(threads.submit(calls), threads.submit(calls));
            credentials("oslo").rotate(place(chain.headquartersUrl()));
            for (Future<Boolean> call : under) {
                assertThat(call.get()).isTrue();
            }
        }

        assertThat(key("oslo").shared().id()).isNotEqualTo(before.shared().id());
        assertThat(status(before)).as("for ten minutes").isEqualTo(200);
        headquarters()
                .sql("update channel_key set ends_at = ends_at - interval '10 minutes'")
                .update();
        assertThat(status(before)).isEqualTo(401);
        assertThat(status(key("oslo"))).isEqualTo(200);
    }

    @Test
    void changeOfTheKeyThatWasCutOffIsFinishedWithTheSameKey() {
        StoreCredentials tartu = credentials("tartu");
        assertThatThrownBy(() -> tartu.rotate(place(Chain.freeDoor()))).hasMessageContaining("does not answer");
        assertThat(status(key("tartu"))).isEqualTo(200);
        String begun = StoreIdentity.find(chain.storeConfiguration().dataDirectory(), "tartu")
                .orElseThrow()
                .next()
                .shared()
                .id();

        tartu.rotate(place(chain.headquartersUrl()));

        assertThat(key("tartu").shared().id()).isEqualTo(begun);
        assertThat(status(key("tartu"))).isEqualTo(200);
    }

    @Test
    void revokedStoreIsRefusedAtItsNextCallAndJoinsAgainWithANewCode() {
        Till riga = chain.till("riga");
        riga.create("{\"FirstName\": \"Ilze\"}");

        assertThat(command("stores", "revoke", "riga")).contains("KEY", "Nothing has been done yet");
        assertThat(status(key("riga"))).isEqualTo(200);
        assertThat(command("stores", "revoke", "riga", "--yes")).contains("1 key of store riga ended");

        assertThat(status(key("riga"))).isEqualTo(401);
        assertThatThrownBy(riga::upload)
                .isInstanceOf(TillbridgeException.class)
                .hasMessageContaining("tillbridge channel join");
        assertThat(command("stores", "revoke", "riga")).contains("No key speaks for store riga");

        String code = chain.headquarters().admission().newJoinCode("riga").orElseThrow();
        StoreIdentity.join(chain.storeConfiguration().dataDirectory(), chain.headquartersUrl(), code);
        assertThat(riga.upload().rows()).isEqualTo(1);
    }

    @Test
    void secondMachineWithTheSameKeyIsShownAndWhatToDo() {
        try (var first = line("tartu");
                var copy = line("tartu")) {
            first.next(nothingNew(InstantSource.system()));
            copy.next(nothingNew(InstantSource.system()));
            assertThat(command("status")).doesNotContain("two machines");

            for (int poll = 0; poll < 3; poll++) {
                first.next(nothingNew(InstantSource.system()));
                copy.next(nothingNew(InstantSource.system()));
            }
        }

        assertThat(command("status"))
                .contains("two machines use its key", "tillbridge stores revoke tartu", "join again");
    }

    @Test
    void tokensAreNotTakenWithoutTheirStoresKeyAndStoreNothing() {
        String whole = SignCalls.once(key("riga"), InstantSource.system()).authorization("POST", "/exchange/v1/next");
        String[] parts = whole.substring(CallToken.SCHEME.length()).split("\\.");
        String otherStore =
                SignCalls.once(StoreKey.fresh(), InstantSource.system()).authorization("POST", "/exchange/v1/next");

        for (String token : List.of(
                otherStore,
                CallToken.SCHEME + parts[0] + "." + parts[1] + ".",
                CallToken.SCHEME + parts[0] + "." + parts[1] + "." + otherStore.split("\\.")[2],
                "Bearer " + whole.substring(CallToken.SCHEME.length()),
                whole + "A")) {
            Call.Reply reply =
                    poll(chain.headquartersUrl()).with("Authorization", token).send();
            assertThat(reply.status()).as(token).isEqualTo(401);
            assertThat(reply.body()).contains("StoreUnknown");
        }
    }

    private static HeadquartersLine line(String store) {
        SignCalls sign = SignCalls.running(() -> key(store), InstantSource.system());
        return new HeadquartersLine(chain.headquartersUrl(), sign, InstantSource.system());
    }

    private static NextRequest nothingNew(InstantSource clock) {
        return new NextRequest(Map.of(), 0, null, null, null, clock.instant(), null, true, List.of(), false, Map.of());
    }

    private static String command(String... arguments) {
        return operator.run(arguments).printed();
    }

    private static int status(StoreKey key) {
        return poll(chain.headquartersUrl()).signedWith(key).send().status();
    }

    private static Call poll(URI headquarters) {
        return Call.post(headquarters.resolve("/exchange/v1/next"), NOTHING_NEW);
    }

    private static URI door(String path) {
        return chain.headquartersUrl().resolve("/exchange/v1/" + path);
    }

    private static StoreKey key(String store) {
        return credentials(store).identity().key();
    }

    private static StoreCredentials credentials(String store) {
        return StoreCredentials.find(chain.storeConfiguration().dataDirectory(), store, InstantSource.system())
                .orElseThrow();
    }

    private static HeadquartersPlace place(URI headquarters) {
        return new HeadquartersPlace(headquarters, Trust.inPublicAuthorities());
    }

    private static Path identityFile(String store) {
        return chain.storeConfiguration()
                .dataDirectory()
                .resolve("stores")
                .resolve(store)
                .resolve("identity.json");
    }

    private static JdbcClient headquarters() {
        return chain.headquarters().database().client();
    }
}
