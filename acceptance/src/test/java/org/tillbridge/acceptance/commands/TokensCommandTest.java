package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;

class TokensCommandTest {

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.byHand(folder.resolve("chain"), "riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// H05
    @Test
    void tokenWithoutTheRepairPermissionListsEverythingAndChangesNothing() {
        Till riga = chain.till("riga");
        riga.create("{\"FirstName\": \"Ilze\"}");
        riga.upload();

        Operator.Answer made = operator.run("tokens", "add", "anna", "--file", "anna.token");

        assertThat(made.printed()).contains("Token anna, which may look and change nothing", "anna.token");
        assertThat(with("anna.token", "requests", "--json").json().path("requests"))
                .hasSize(1);
        String request = with("anna.token", "requests", "--json")
                .json()
                .path("requests")
                .get(0)
                .path("requestId")
                .asString();
        for (String change : new String[] {"retry", "synchronize", "cancel"}) {
            Operator.Answer refused = change.equals("cancel")
                    ? with("anna.token", "requests", change, request, "--because", "x")
                    : with("anna.token", "requests", change, request);
            assertThat(refused.exitCode()).as(change).isEqualTo(2);
            assertThat(refused.complained())
                    .contains("anna has the role auditor", "needs operator", "tillbridge tokens add");
        }
        assertThat(with("anna.token", "tokens", "add", "more", "--role", "operator")
                        .complained())
                .contains("needs administrator");
        assertThat(with("anna.token", "requests", "--json")
                        .json()
                        .path("requests")
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("WAITING");
    }

    @Test
    void tokenThatMayRepairIsNamedInTheAuditTrailAndOpensNothingOnceItIsRevoked() throws Exception {
        operator.run("tokens", "add", "helpdesk", "--role", "operator", "--file", "helpdesk.token");
        assertThat(Files.getPosixFilePermissions(folder.resolve("helpdesk.token")))
                .hasSize(2);

        with("helpdesk.token", "profiles", "set", "default", "create-customers=sync");

        assertThat(operator.run("audit", "--what", "profile", "--json")
                        .json()
                        .get(0)
                        .path("actor")
                        .asString())
                .isEqualTo("helpdesk");
        assertThat(operator.run("tokens", "revoke", "helpdesk").printed()).contains("opens nothing any more");
        assertThat(with("helpdesk.token", "requests").complained()).contains("needs an operator's token");
        assertThat(operator.run("tokens").printed()).contains("helpdesk", "operator", "revoked");
    }

    @Test
    void namesAreUsedOnceAndRolesAreThoseOfHeadquarters() {
        operator.run("tokens", "add", "twice", "--json");

        assertThat(operator.run("tokens", "add", "twice").complained()).contains("choose another name");
        assertThat(operator.run("tokens", "add", "operator").complained()).contains("cannot name a token");
        assertThat(operator.run("tokens", "add", "third", "--role", "cashier").complained())
                .contains("auditor, operator, administrator here, not cashier");
        assertThat(operator.run("audit", "--what", "token twice").printed())
                .contains("token.add", "role:auditor")
                .doesNotContain("null");
        assertThat(operator.run("tokens", "revoke", "fourth").complained()).contains("no token fourth");
    }

    private static Operator.Answer with(String file, String... command) {
        return operator.run(
                Stream.concat(Stream.of(command), Stream.of("--set", "operator.token-file=" + folder.resolve(file)))
                        .toArray(String[]::new));
    }
}
