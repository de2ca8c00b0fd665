package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.channel.customers.AskHeadquarters;
import org.tillbridge.channel.customers.Creation;
import org.tillbridge.channel.customers.CustomerStation;
import org.tillbridge.channel.customers.NewCustomer;
import org.tillbridge.channel.customers.StoreCustomers;
import org.tillbridge.channel.realtime.CallHeadquarters;
import org.tillbridge.channel.realtime.CallHeadquarters.Patience;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.customer.CustomerDraft;
import org.tillbridge.kernel.customer.CustomerField;
import org.tillbridge.kernel.realtime.NewCustomerCall;
import org.tillbridge.kernel.realtime.RealtimeAnswer;
import org.tillbridge.kernel.realtime.RealtimeAnswer.Refused;
import org.tillbridge.kernel.realtime.RealtimeAnswer.Unanswered;
import org.tillbridge.testkit.FaultyLine;
import org.tillbridge.testkit.MovableClock;

/// The line of the real-time service: a headquarters that is slow, away, or says no.
class RealtimeServiceTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static Chain chain;
    private static FaultyLine line;
    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        line = chain.line("riga");
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @AfterEach
    void mend() {
        line.delay(Duration.ZERO);
        line.mend();
    }

    /// J02
    @Test
    void slowHeadquartersIsGivenUpAndThenNotAskedAnyMore() {
        try (var toHeadquarters = line(line.port())) {
            StoreCustomers tills =
                    tills(new CallHeadquarters(toHeadquarters, new Patience(Duration.ofMillis(700), 2, PAUSE), clock));
            line.delay(Duration.ofSeconds(2));

            assertThat(creates(tills)).isEqualTo("pending");
            assertThat(creates(tills)).isEqualTo("pending");
            assertThat(creates(tills)).isEqualTo("pending");

            assertThat(modes())
                    .endsWith(
                            "ASYNC_BY_FALLBACK HeadquarterCommunicationFailure",
                            "ASYNC_BY_FALLBACK HeadquarterCommunicationFailure",
                            "ASYNC_BY_FALLBACK RealtimeServicePaused");
        }
    }

    /// J02
    @Test
    void pauseEndsByItselfWithOneCallThatTries() {
        try (var toHeadquarters = line(line.port())) {
            var patient = new CallHeadquarters(toHeadquarters, new Patience(Duration.ofSeconds(20), 2, PAUSE), clock);
            line.cut();
            creates(tills(patient));
            creates(tills(patient));
            line.mend();
            assertThat(creates(tills(patient))).isEqualTo("pending");
            clock.advance(PAUSE);

            assertThat(creates(tills(patient))).isEqualTo("numbered");
            assertThat(creates(tills(patient))).isEqualTo("numbered");
        }
    }

    /// J03
    @Test
    void brokenLineUnreadableAnswerHeadquartersThatCannotAndRefusalAreToldApart() throws IOException {
        try (var nobody = line(1)) {
            assertThat(call(nobody)).isEqualTo(new Unanswered<>("HeadquarterCommunicationFailure"));
        }
        assertThat(callWhereAnswered(200, "<html>")).isEqualTo(new Unanswered<>("HeadquarterResponseParsingError"));
        assertThat(callWhereAnswered(503, "{}"))
                .isEqualTo(new Unanswered<>("HeadquarterTransactionServiceMethodCallFailure"));
        assertThat(callWhereAnswered(404, "{}"))
                .isEqualTo(new Unanswered<>("HeadquarterTransactionServiceMethodCallFailure"));
        assertThat(callWhereAnswered(
                        422, "{\"code\": \"CustomerNameMissing\", \"detail\": \"A customer needs a name\"}"))
                .isEqualTo(new Refused<>("CustomerNameMissing", "A customer needs a name"));
    }

    @Test
    void storeWhoseKeyHeadquartersDoesNotKnowCreatesWithoutIt() {
        try (var stranger = new HeadquartersLine(
                URI.create("http://127.0.0.1:" + line.port()), SignCalls.once(StoreKey.fresh(), clock), clock)) {
            assertThat(call(stranger)).isEqualTo(new Unanswered<>("HeadquarterTransactionServiceMethodCallFailure"));
        }
    }

    private RealtimeAnswer<?> callWhereAnswered(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", http -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(status, bytes.length);
            http.getResponseBody().write(bytes);
            http.close();
        });
        server.start();
        try (var somebody = line(server.getAddress().getPort())) {
            return call(somebody);
        } finally {
            server.stop(0);
        }
    }

    private RealtimeAnswer<?> call(HeadquartersLine toHeadquarters) {
        return new CallHeadquarters(toHeadquarters, new Patience(Duration.ofSeconds(20), 5, PAUSE), clock)
                .create(new NewCustomerCall(
                        UUID.randomUUID(), UUID.randomUUID(), "{}", clock.instant(), null, clock.instant()));
    }

    private HeadquartersLine line(int port) {
        return new HeadquartersLine(
                URI.create("http://127.0.0.1:" + port),
                SignCalls.once(chain.till("riga").store().identity().key(), clock),
                clock);
    }

    /// Tills of riga that ask headquarters over a line of their own.
    private StoreCustomers tills(CallHeadquarters headquarters) {
        var store = chain.till("riga").store();
        return StoreCustomers.of(new CustomerStation(
                store.database(),
                store.customers().store(),
                clock,
                UUID::randomUUID,
                () -> {},
                new AskHeadquarters(() -> CreateCustomers.SYNC, AskHeadquarters.Place.ONLINE, headquarters::create)));
    }

    private static String creates(StoreCustomers tills) {
        var draft = new CustomerDraft(Map.of(CustomerField.FIRST_NAME, "Ilze"), Set.of(), List.of());
        var created = (Creation.Created) tills.create().run(new NewCustomer(null, null, draft));
        return created.customer().findAccount().isPresent() ? "numbered" : "pending";
    }

    private static List<String> modes() {
        return chain.till("riga")
                .store()
                .database()
                .client()
                .sql("select concat_ws(' ', creation_mode, creation_failure) from customer_request order by capture_no")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
