package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.channel.staff.LogOnOutcome;
import org.tillbridge.channel.staff.StaffMember;
import org.tillbridge.channel.staff.StoreStaff;
import org.tillbridge.kernel.access.HashPasswords;
import org.tillbridge.testkit.MovableClock;
import tools.jackson.databind.JsonNode;

/// People log on at a till.
class LogOnTest {

    private static final String SALE = """
            {"TerminalId": "1", "TransactionType": "Sale", "CurrencyCode": "EUR",
             "SalesLines": [{"ItemId": "85123A", "Quantity": 1, "Price": 2.55}],
             "TenderLines": [{"TenderTypeId": "CASH", "Amount": 2.55}]}""";

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga").askingWhoCalls();
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void cashierLogsOnWithThePinThat1060BroughtAlsoWhileHeadquartersIsAway() {
        String pin = added("000160", "cashier");
        chain.stopHeadquarters();
        try {
            Till riga = chain.till("riga").loggedOn("000160", pin);

            assertThat(riga.create("{\"FirstName\": \"Ilze\"}").text("FirstName"))
                    .isEqualTo("Ilze");
        } finally {
            chain.startHeadquarters();
        }
    }

    @Test
    void callOfNobodyIsTurnedAwayAndStoresNothing() {
        Till riga = chain.till("riga");
        String before = Long.toString(requests());

        assertThat(riga.tryCreate("{\"FirstName\": \"Nobody\"}", "nobody-1").statusCode())
                .isEqualTo(401);
        assertThat(riga.tryCreate("{\"FirstName\": \"Nobody\"}", "nobody-1").body())
                .contains("LogOnRequired");
        assertThat(Long.toString(requests())).isEqualTo(before);
        assertThat(Call.get(riga.door().resolve("$metadata")).send().status()).isEqualTo(200);
    }

    @Test
    void requestsOfABatchAreAskedOneByOne() {
        String secret = added("webshop", "application");
        String token = logOn("webshop", secret).json().path("Token").asString();
        String batch = """
                {"requests": [{"id": "1", "method": "GET", "url": "Shifts"},
                              {"id": "2", "method": "GET", "url": "CustomerAttributes"}]}""";

        Call call =
                Call.post(chain.till("riga").door().resolve("$batch"), batch).with("Prefer", "continue-on-error");

        assertThat(call.send().json().path("responses").valueStream().map(LogOnTest::status))
                .containsExactly(401, 401);
        assertThat(call.bearing(token)
                        .send()
                        .json()
                        .path("responses")
                        .valueStream()
                        .map(LogOnTest::status))
                .containsExactly(403, 200);
    }

    @Test
    void saleSaysWhoRangItUp() {
        String pin = added("000170", "store-manager");
        Till riga = chain.till("riga").loggedOn("000170", pin);

        assertThat(riga.order(SALE).path("StaffId").asString()).isEqualTo("000170");
    }

    @Test
    void wrongPinAndUnknownStaffAreOneAnswerAndWaitLongerEachTime() {
        String pin = added("000180", "cashier");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(refusal("000180", "wrong"))
                    .isEqualTo(refusal("999999", "wrong"))
                    .contains("401", "InvalidAuthenticationCredentials");
        }

        assertThat(refusal("00018\\u0000", pin)).contains("401");
        assertThat(refusal("000180", pin))
                .isEqualTo(refusal("999999", pin))
                .contains("429", "UserBlockedDueToTooManyFailedLogonAttempts");
    }

    @Test
    void whoGotAnotherPinOrWasTakenAwayIsOutWithinAMinute() {
        String pin = added("000190", "cashier");
        var clock = MovableClock.at(Instant.now());
        var staff = new StoreStaff(chain.till("riga").store().database(), Chain.ENTITY, new HashPasswords(), clock);
        var token = new StoreStaff.Token(((LogOnOutcome.LoggedOn) staff.logOn("000190", pin)).token());
        clock.advance(Duration.ofMinutes(5));
        assertThat(staff.find(token).map(StaffMember::name)).contains("Staff 000190");

        String other = operator.run("staff", "pin", "000190", "--json")
                .json()
                .path("pin")
                .asString();
        chain.distribute();
        clock.advance(Duration.ofMinutes(2));
        assertThat(staff.find(token)).isEmpty();
        assertThat(staff.logOn("000190", pin)).isInstanceOf(LogOnOutcome.Refused.class);
        var again = new StoreStaff.Token(((LogOnOutcome.LoggedOn) staff.logOn("000190", other)).token());

        operator.run("staff", "remove", "000190");
        chain.distribute();
        clock.advance(Duration.ofMinutes(2));
        assertThat(staff.find(again)).isEmpty();
        assertThat(staff.logOn("000190", other)).isInstanceOf(LogOnOutcome.Refused.class);
    }

    @Test
    void sessionEndsByLoggingOffAndAfterADayInAnyCase() {
        String pin = added("000200", "cashier");
        String token = logOn("000200", pin).json().path("Token").asString();
        Call shifts = Call.get(chain.till("riga").door().resolve("Shifts")).bearing(token);
        assertThat(shifts.send().status()).isEqualTo(200);
        Call.post(chain.till("riga").door().resolve("Logoff"), "")
                .bearing(token)
                .send();
        assertThat(shifts.send().status()).isEqualTo(401);

        var clock = MovableClock.at(Instant.now());
        var staff = new StoreStaff(chain.till("riga").store().database(), Chain.ENTITY, new HashPasswords(), clock);
        var logged = (LogOnOutcome.LoggedOn) staff.logOn("000200", pin);
        clock.advance(Duration.ofHours(12));
        assertThat(staff.find(new StoreStaff.Token(logged.token()))).isEqualTo(Optional.empty());
    }

    @Test
    void pinsStandNowhereAndStaffIsListed() {
        added("000210", "cashier");

        assertThat(operator.run("staff").printed()).contains("000210", "Staff 000210", "cashier", "demo");
        assertThat(operator.run("staff", "--json").printed()).doesNotContain("argon2");
        assertThat(operator.run("audit", "--what", "staff 000210", "--json").printed())
                .contains("staff.set")
                .doesNotContain("argon2");
        assertThat(operator.run("staff", "add", "x y", "--name", "X").complained())
                .contains("cannot be a staff ID");
        assertThat(operator.run("staff", "add", "9", "--name", "X", "--role", "auditor")
                        .complained())
                .contains("application, cashier, store-manager here, not auditor");
        assertThat(operator.run("staff", "remove", "nobody").complained()).contains("no staff nobody");
    }

    private static String added(String staffId, String role) {
        Operator.Answer answer =
                operator.run("staff", "add", staffId, "--name", "Staff " + staffId, "--role", role, "--json");
        chain.distribute();
        return answer.json().path("pin").asString();
    }

    private static Call.Reply logOn(String staffId, String pin) {
        return Call.post(
                        chain.till("riga").door().resolve("Logon"),
                        "{\"StaffId\": \"%s\", \"Password\": \"%s\"}".formatted(staffId, pin))
                .send();
    }

    private static String refusal(String staffId, String pin) {
        Call.Reply reply = logOn(staffId, pin);
        return reply.status() + " " + reply.json().path("code").asString();
    }

    private static int status(JsonNode answer) {
        return answer.path("status").asInt();
    }

    private static long requests() {
        return chain.till("riga")
                .store()
                .database()
                .client()
                .sql("select count(*) from customer_request")
                .query(Long.class)
                .single();
    }
}
