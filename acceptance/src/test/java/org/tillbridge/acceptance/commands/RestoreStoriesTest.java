package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;

/// Machines are lost and restored from backups made by `tillbridge backup`.
@Tag("slow")
class RestoreStoriesTest {

    private static final String CARD = "{\"FirstName\": \"%s\", \"LastName\": \"Kalns\"}";

    @TempDir
    Path folder;

    /// UUID by first name.
    private final Map<String, String> customers = new LinkedHashMap<>();

    private String backup;

    @BeforeEach
    void name() {
        backup = folder.resolve("backup").toString();
    }

    private void creates(Till till, String... names) {
        for (String name : names) {
            customers.put(name, till.create(CARD.formatted(name)).account());
        }
    }

    /// What a till of the store shows of everybody: an account ID, or the UUID of who waits.
    private Map<String, String> accounts(Till till) {
        var accounts = new LinkedHashMap<String, String>();
        customers.forEach((name, id) -> accounts.put(name, till.find(id).account()));
        return accounts;
    }

    private static Answer run(Operator operator, String... command) {
        Answer answer = operator.run(command);
        assertThat(answer.exitCode()).as(answer.complained()).isZero();
        return answer;
    }

    private static Operator atStores(Chain chain, Path directory) {
        return new Operator(chain.storeConfiguration(), directory, false);
    }

    /// Spec R06; protocol U7, U8, D5, N3
    @Test
    void headquartersRestoredToAnOlderPointGivesNobodyASecondAccountAndNoAccountTwice() {
        try (var chain = Chain.byHand(folder.resolve("chain"), "oslo", "riga")) {
            Operator operator = Operator.of(chain, folder);
            creates(chain.till("riga"), "Ilze", "Anna");
            chain.cycle();
            run(operator, "backup", backup);
            creates(chain.till("riga"), "Zane", "Rasa");
            creates(chain.till("oslo"), "Kari");
            chain.till("oslo").change(customers.get("Ilze"), "{\"Email\": \"ilze@example.lv\"}");
            chain.cycle();
            Map<String, String> before = accounts(chain.till("riga"));

            chain.loseHeadquarters();
            Answer restored = run(operator, "restore", backup);
            chain.startHeadquarters();
            creates(chain.till("oslo"), "Newcomer");
            chain.cycle();
            chain.cycle();
            chain.cycle();

            assertThat(restored.printed()).contains("was not touched");
            assertThat(accounts(chain.till("riga")))
                    .containsAllEntriesOf(before)
                    .hasSize(6);
            assertThat(accounts(chain.till("oslo"))).isEqualTo(accounts(chain.till("riga")));
            assertThat(accounts(chain.till("oslo")).values()).doesNotHaveDuplicates();
            assertThat(chain.till("riga").find(customers.get("Ilze")).text("Email"))
                    .isEqualTo("ilze@example.lv");
            assertThat(chain.rest().wrong()).isEmpty();
            assertThat(chain.rest().moving()).isEmpty();
        }
    }

    /// Protocol N4
    @Test
    void databaseAndLedgerThatWentBackTogetherAreNoticedByWhatAStoreKnows() throws IOException {
        try (var chain = Chain.byHand(folder.resolve("chain"), "oslo", "riga")) {
            Operator operator = Operator.of(chain, folder);
            creates(chain.till("riga"), "Ilze");
            chain.cycle();
            run(operator, "backup", backup);
            Files.copy(chain.ledger(), folder.resolve("old.ledger"));
            creates(chain.till("riga"), "Anna", "Zane");
            chain.cycle();
            Map<String, String> before = accounts(chain.till("riga"));

            chain.loseHeadquarters();
            Files.copy(folder.resolve("old.ledger"), chain.ledger(), StandardCopyOption.REPLACE_EXISTING);
            run(operator, "restore", backup);
            chain.startHeadquarters();
            chain.tills().forEach(Till::download);

            assertThat(operator.run("status").printed())
                    .startsWith("Nobody is given an account ID")
                    .contains("knows account IDs that the account ledger lacks (2, 000002 to 000003)");
            assertThat(operator.run("numbering").printed()).contains("000002", "000003", customers.get("Anna"));
            run(operator, "numbering", "acknowledge", "--yes");
            assertThat(chain.records().audited("numbering")).containsExactly("numbering.acknowledge");
            creates(chain.till("oslo"), "Newcomer");
            chain.cycle();
            chain.cycle();
            chain.cycle();
            assertThat(accounts(chain.till("riga")))
                    .containsAllEntriesOf(before)
                    .containsEntry("Newcomer", "000004");
            assertThat(chain.rest().wrong()).isEmpty();
        }
    }

    /// Protocol U10, U11
    @Test
    void restoredStoreStopsUploadingAndGoesOnOnceItIsAdmitted() {
        try (var chain = Chain.byHand(folder.resolve("chain"), "oslo", "riga")) {
            Operator operator = Operator.of(chain, folder);
            creates(chain.till("riga"), "Ilze");
            chain.cycle();
            run(atStores(chain, folder), "backup", backup);
            creates(chain.till("riga"), "Anna");
            chain.cycle();

            chain.loseStores();
            run(atStores(chain, folder), "restore", backup);
            chain.startStores();
            creates(chain.till("riga"), "Zane");
            chain.cycle();
            chain.cycle();

            assertThat(operator.run("status").printed()).contains("Store riga has stopped uploading");
            assertThat(run(operator, "stores", "admit", "riga").printed())
                    .contains("restored or copied", "Nothing has been done yet");
            String code = run(operator, "stores", "admit", "riga", "--yes", "--json")
                    .json()
                    .path("code")
                    .asString();
            assertThat(run(atStores(chain, folder), "channel", "admit", "--store", "riga", "--code", code)
                            .printed())
                    .contains("2 rows it keeps are sent again");
            chain.cycle();
            chain.cycle();
            assertThat(run(operator, "status").printed()).startsWith("All well in 2 of 2 stores.");
            assertThat(accounts(chain.till("oslo")))
                    .isEqualTo(accounts(chain.till("riga")))
                    .hasSize(3);
            assertThat(chain.rest().wrong()).isEmpty();
        }
    }

    /// Protocol U9
    @Test
    void oldestBackupKeptDecidesWhatAStoreMayForget() {
        try (var chain = Chain.byHand(folder.resolve("chain"), "riga")) {
            Operator operator = Operator.of(chain, folder);
            creates(chain.till("riga"), "Ilze");
            chain.cycle();
            assertThat(run(operator, "status").printed()).contains("No backup of headquarters is known");
            String first = run(operator, "backup", backup, "--json")
                    .json()
                    .path("backupId")
                    .asString();
            creates(chain.till("riga"), "Anna");
            chain.cycle();
            run(operator, "backup", backup + "-2");
            chain.cycle();
            chain.cycle();
            assertThat(outboxRows(chain)).isEqualTo(1);

            run(operator, "backups", "forget", first);
            chain.cycle();
            chain.cycle();

            assertThat(outboxRows(chain)).isZero();
            assertThat(chain.records().audited("backup " + first))
                    .containsExactly("backup.begin", "backup.finish", "backup.forget");
            assertThat(run(operator, "status").printed()).contains("Restoring any of the 1 backup");
            assertThat(run(operator, "backups").printed())
                    .contains("kept", backup + "-2")
                    .doesNotContain(first);
            assertThat(chain.rest().wrong()).isEmpty();
        }
    }

    private static long outboxRows(Chain chain) {
        return chain.till("riga")
                .store()
                .database()
                .client()
                .sql("select count(*) from outbox")
                .query(Long.class)
                .single();
    }

    @Test
    void backupAndRestoreNeverOverwriteAnything() {
        try (var chain = Chain.byHand(folder.resolve("chain"), "riga")) {
            Operator operator = Operator.of(chain, folder);
            run(operator, "backup", backup);

            assertThat(operator.run("backup", backup).complained()).contains("is not empty");
            assertThat(operator.run("restore", backup).complained()).contains("already");
            assertThat(operator.run("restore", folder.toString()).complained()).contains("not a complete backup");
            assertThat(operator.run("backups", "--json").json()).hasSize(1);
        }
    }
}
