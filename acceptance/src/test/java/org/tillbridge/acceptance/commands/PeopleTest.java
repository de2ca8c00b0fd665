package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Call;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.headquarters.api.PeopleDesk;
import org.tillbridge.testkit.MovableClock;

/// People who sign in at headquarters.
class PeopleTest {

    private static final String PASSWORD = "pareizs zirgs baterija";
    private static final Pattern LINK = Pattern.compile("code=([\\w-]{43})");

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;
    private static String first;

    @BeforeAll
    static void open() {
        chain = Chain.byHand("riga");
        operator = Operator.of(chain, folder);
        first = chain.headquarters().firstLink().orElseThrow();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void firstAdministratorIsMadeByALinkThatWorksOnce() {
        String code = first;

        assertThat(chain.headquarters().firstLink()).isEmpty();
        assertThat(choose(code, "liga", "short").body()).contains("12 to 128 characters");
        assertThat(choose(code, "liga", PASSWORD).body()).contains("Sign in as liga");
        assertThat(choose(code, "mara", PASSWORD).body()).contains("opens nothing");

        Signed liga = signIn("liga");
        assertThat(liga.reply().json().path("role").asString()).isEqualTo("ADMINISTRATOR");
        assertThat(liga.get("users").body()).contains("liga");
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOfOtherSitesAndAChangeNeedsTheTokenBesideIt() {
        Signed anna = added("anna", "operator");

        assertThat(anna.setCookie()).contains("HttpOnly", "SameSite=Strict", "Path=/api");
        assertThat(anna.get("requests").status()).isEqualTo(200);
        Call change = anna.call("POST", "profiles/default?create-customers=sync");
        assertThat(change.send().body()).contains("CsrfTokenWrong");
        assertThat(change.with("Tillbridge-CSRF-Token", "guessed").send().status())
                .isEqualTo(403);
        assertThat(change.with("Tillbridge-CSRF-Token", anna.csrf()).send().status())
                .isEqualTo(200);
        assertThat(operator.run("audit", "--what", "profile").printed()).contains("anna");
        assertThat(anna.call("POST", "tokens/x?role=auditor")
                        .with("Tillbridge-CSRF-Token", anna.csrf())
                        .send()
                        .body())
                .contains("anna has the role operator", "needs administrator");
    }

    @Test
    void whoSignsOutOrIsLockedOrRemovedOrGetsAnotherRoleIsOutAtTheNextCall() {
        Signed before = added("peteris", "auditor");
        before.call("DELETE", "sign-ins/current")
                .with("Tillbridge-CSRF-Token", before.csrf())
                .send();
        assertThat(before.get("users").status()).isEqualTo(401);

        endsTheSession("users", "lock", "peteris");
        assertThat(tryToSignIn("peteris", PASSWORD).status()).isEqualTo(401);
        operator.run("users", "unlock", "peteris");
        endsTheSession("users", "set", "peteris", "--role", "operator");
        endsTheSession("users", "remove", "peteris");

        assertThat(operator.run("users", "add", "peteris").complained()).contains("There is, or was");
        assertThat(operator.run("users").printed()).doesNotContain("peteris");
        assertThat(operator.run("audit", "--what", "user peteris").printed())
                .contains("user.add", "user.sign-in", "user.lock", "user.set", "user.remove");
    }

    @Test
    void unknownNameAndWrongPasswordAreOneAnswerAndWaitLongerEachTime() {
        added("zane", "auditor");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(refusal("zane", "wrong"))
                    .isEqualTo(refusal("nobody", "wrong"))
                    .contains("401", "SignInRefused");
        }

        assertThat(refusal("za\\u0000ne", "wrong")).contains("401");
        assertThat(refusal("zane", PASSWORD))
                .isEqualTo(refusal("nobody", PASSWORD))
                .contains("429", "SignInTooOften");
    }

    @Test
    void sessionEndsWithoutCallsAndAfterADayInAnyCaseAndItsCookieChanges() {
        added("ilze", "auditor");
        var clock = MovableClock.at(Instant.now());
        var desk = PeopleDesk.of(chain.headquarters().database(), clock);
        String cookie = desk.signIn().run("ilze", PASSWORD).orElseThrow().cookie();
        var sessions = desk.sessions();

        clock.advance(Duration.ofMinutes(20));
        var session = sessions.find(cookie).orElseThrow();
        assertThat(session.renewal()).isTrue();
        String next = sessions.renew(session, cookie).orElseThrow();
        assertThat(sessions.renew(session, cookie)).isEmpty();
        assertThat(sessions.find(cookie)).as("a call under way").isPresent();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sessions.find(cookie)).isEmpty();
        assertThat(sessions.find(next)).isPresent();

        clock.advance(Duration.ofMinutes(31));
        assertThat(sessions.find(next)).as("idle").isEmpty();

        String other = desk.signIn().run("ilze", PASSWORD).orElseThrow().cookie();
        for (int call = 0; call < 36; call++) {
            assertThat(sessions.find(other)).isPresent();
            clock.advance(Duration.ofMinutes(20));
        }
        assertThat(sessions.find(other)).as("twelve hours").isEmpty();
    }

    @Test
    void usersAreListedAndTheirPasswordsStandNowhere() {
        assertThat(operator.run("users", "add", "Anna").complained()).contains("small letters");
        assertThat(operator.run("users", "add", "kaspars", "--role", "cashier").complained())
                .contains("auditor, operator, administrator here, not cashier");
        operator.run("users", "add", "kaspars");
        assertThat(operator.run("users").printed()).contains("kaspars", "auditor", "invited", "never");
        String again = link(operator.run("users", "password", "kaspars").printed());
        assertThat(choose(again, "", PASSWORD).status()).isEqualTo(200);

        assertThat(operator.run("users", "--json").printed()).doesNotContain("argon2", "assword");
    }

    private static void endsTheSession(String... command) {
        Signed before = signIn("peteris");
        operator.run(command);
        assertThat(before.get("users").status()).as(command[1]).isEqualTo(401);
    }

    private static Signed added(String name, String role) {
        String code = link(operator.run("users", "add", name, "--role", role).printed());
        assertThat(choose(code, "", PASSWORD).status()).isEqualTo(200);
        return signIn(name);
    }

    private static String link(String printed) {
        Matcher found = LINK.matcher(printed);
        assertThat(found.find()).as(printed).isTrue();
        return found.group(1);
    }

    private static Call.Reply choose(String code, String name, String password) {
        String form = "code=%s&name=%s&password=%s"
                .formatted(code, name, URLEncoder.encode(password, StandardCharsets.UTF_8));
        return new Call(
                        "POST",
                        chain.headquartersUrl().resolve("/welcome"),
                        form,
                        List.of("Content-Type", "application/x-www-form-urlencoded"))
                .send();
    }

    private static Call.Reply tryToSignIn(String name, String password) {
        return Call.post(api("sign-ins"), "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password))
                .send();
    }

    private static String refusal(String name, String password) {
        Call.Reply reply = tryToSignIn(name, password);
        return reply.status() + reply.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static Signed signIn(String name) {
        Call.Reply reply = tryToSignIn(name, PASSWORD);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Signed(reply);
    }

    private static URI api(String path) {
        return chain.headquartersUrl().resolve("/api/v1/" + path);
    }

    /// Someone who has signed in, as a browser keeps it.
    private record Signed(Call.Reply reply) {

        String setCookie() {
            return reply.headers().firstValue("Set-Cookie").orElseThrow();
        }

        String csrf() {
            return reply.json().path("csrfToken").asString();
        }

        Call call(String verb, String path) {
            return new Call(verb, api(path), "", List.of("Cookie", setCookie().replaceAll(";.*", "")));
        }

        Call.Reply get(String path) {
            return call("GET", path).send();
        }
    }
}
