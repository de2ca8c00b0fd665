package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;

/// How account numbers look, and how far they go, as a person decides it at the terminal.
class NumberingCommandTest {

    private static final String SEQUENCE = "demo/CUSTOMER_ACCOUNT";

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.continuous("riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// P01
    @Test
    void formatIsLookedAtThenSetAndTheNextCustomerIsNumberedByIt() {
        assertThat(operator.run("numbering").printed())
                .contains("Customers are given account IDs.")
                .containsPattern("SEQUENCE +FORMAT +STATE +USED +HIGHEST +COUNTS +NEXT")
                .containsPattern("demo/CUSTOMER_ACCOUNT +\\S*# +ready +\\d % ");
        assertThat(operator.run("numbering", "set", SEQUENCE, "--format", "LV-&-###", "--next", "1")
                        .printed())
                .contains("would be LV-&-###", "Next: LV-A-001, LV-A-002, LV-A-003.", "Nothing was changed.");
        assertThat(operator.run("numbering", "set", SEQUENCE, "--format", "LV-&-###", "--next", "1", "--yes")
                        .printed())
                .contains("Number sequence demo/CUSTOMER_ACCOUNT is LV-&-###: ready, highest LV-Z-999");

        String ilze = create("Ilze");
        becomes(() -> !chain.till("riga").find(ilze).isPending());

        assertThat(chain.records().accountsByCustomer()).containsEntry(ilze, "LV-A-001");
        assertThat(operator.run("numbering", "show", SEQUENCE).printed())
                .containsPattern("operator +changed +.*format: .* → LV-&-###");
    }

    @Test
    void formatThatWouldGiveANumberTwiceIsRefusedWithWhatToDo() {
        operator.run("numbering", "set", SEQUENCE, "--format", "A-##", "--next", "1", "--yes");
        String olga = create("Olga");
        becomes(() -> !chain.till("riga").find(olga).isPending());

        Operator.Answer refused = operator.run("numbering", "set", SEQUENCE, "--next", "1", "--yes");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.complained()).contains("up to 1 already", "A-01", "go on with 2 or higher");
        assertThat(operator.run("numbering", "set", "riga", "--next", "1").complained())
                .contains("'riga' is no number sequence");
        assertThat(operator.run("numbering", "set", SEQUENCE).complained()).contains("Say what to set");
    }

    /// P01
    @Test
    void exhaustedSequenceIsSaidByStatusAndGoesOnByItselfWhenItIsRaised() {
        operator.run("numbering", "set", SEQUENCE, "--format", "EX-###", "--next", "2", "--highest", "1", "--yes");
        String anna = create("Anna");
        becomes(() -> operator.run("status").printed().contains("has given its highest number, EX-001"));
        assertThat(operator.run("status").printed())
                .contains("ccount numbers run out (tillbridge numbering)", "is used to 100 %");
        assertThat(chain.records().accountsByCustomer()).doesNotContainKey(anna);

        assertThat(operator.run("numbering", "set", SEQUENCE, "--highest", "999", "--yes")
                        .printed())
                .contains("1 request that waited is looked at again");

        becomes(() -> !chain.till("riga").find(anna).isPending());
        assertThat(chain.records().accountsByCustomer()).containsEntry(anna, "EX-002");
    }

    /// P06
    @Test
    void groupGetsASequenceOfItsOwn() {
        operator.run("numbering", "set", SEQUENCE, "--format", "G###", "--next", "1", "--yes");
        assertThat(operator.run("numbering", "add", SEQUENCE, "--group", "VIP", "--format", "&###", "--yes")
                        .complained())
                .contains("can write the same numbers as");
        operator.run("numbering", "add", SEQUENCE, "--group", "VIP", "--format", "V.{legal-entity}.##", "--yes");

        String juris = create("Juris\", \"CustomerGroup\": \"VIP");
        becomes(() -> !chain.till("riga").find(juris).isPending());

        assertThat(chain.records().accountsByCustomer()).containsEntry(juris, "V.demo.01");
        assertThat(operator.run("numbering", "--json").printed()).contains("\"part\" : \"VIP\"");
    }

    /// P05
    @Test
    void manualSequenceLetsAPersonNameTheAccount() {
        assertThat(operator.run("numbering", "set", SEQUENCE, "--manual", "--yes")
                        .printed())
                .contains(": manual,");
        String anna = create("Manual Anna");
        becomes(() -> operator.run("requests", "--reason", "NumberSequenceManual")
                .printed()
                .contains("Manual Anna"));
        String request = operator.run("requests", "--reason", "NumberSequenceManual", "--json")
                .json()
                .path("requests")
                .get(0)
                .path("requestId")
                .asString();

        assertThat(operator.run("requests", "number", request, "OLD-4711").printed())
                .contains("DONE", "OLD-4711");

        becomes(() -> !chain.till("riga").find(anna).isPending());
        assertThat(chain.records().accountsByCustomer()).containsEntry(anna, "OLD-4711");
        assertThat(operator.run("audit", "--what", "request.number").printed()).contains("account:OLD-4711");
        assertThat(operator.run("numbering", "set", SEQUENCE, "--automatic", "--yes")
                        .printed())
                .contains(": ready,");
    }

    private static String create(String name) {
        return chain.till("riga")
                .create("{\"FirstName\": \"%s\"}".formatted(name))
                .account();
    }

    private static void becomes(Callable<Boolean> state) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(state);
    }
}
