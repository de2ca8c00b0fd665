package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;

/// What an operator sees of rows in quarantine, on both sides, and does about them.
class QuarantineCommandTest {

    private static final String VISITS = "create table public.visit (visit_id uuid primary key, entrance %s)";
    private static final String SEED = """
            jobs:
              P-0001:
                tables:
                  - source: visit
                    key: [visit_id]
                    columns: [visit_id, entrance]
            """;

    @TempDir
    static Path folder;

    private static Chain chain;
    private static Operator operator;

    /// One chain for both stories: each leaves nothing in quarantine.
    @BeforeAll
    static void open() {
        chain = Chain.byHand(folder, "oslo", "riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// E09
    @Test
    void rowThatAStoreCannotTakeIsListedTriedAgainAndGone() {
        Till oslo = chain.till("oslo");
        executes(oslo, "alter table customer add constraint no_poison check (name <> 'Poison Ivy')");
        String ivy = chain.till("riga")
                .create("{\"FirstName\": \"Poison\", \"LastName\": \"Ivy\"}")
                .account();
        String sound = chain.till("riga").create("{\"FirstName\": \"Ilze\"}").account();
        chain.cycle();

        assertThat(oslo.tryFind(ivy)).isEmpty();
        assertThat(oslo.find(sound).isPending()).isFalse();
        Answer status = operator.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.printed()).startsWith("1 row is in quarantine (tillbridge quarantine).");
        Answer list = operator.run("quarantine");
        assertThat(list.printed())
                .containsPattern("oslo +down +REFUSED +WAITING +customer +demo, " + ivy + " +1 .*no_poison")
                .doesNotContain("Ivy");
        String id = onlyId();
        assertThat(operator.run("quarantine", "show", id).printed())
                .contains("for store oslo", "customer_id = " + ivy)
                .doesNotContain("Ivy");
        assertThat(operator.run("quarantine", "repair", id, "name=Sound").complained())
                .contains("headquarters' own");

        executes(oslo, "alter table customer drop constraint no_poison");
        assertThat(operator.run("quarantine", "retry", "--all", "--dry-run").printed())
                .contains(id + " would be tried: ", "1 row would be tried; nothing was done.");
        assertThat(operator.run("quarantine", "retry", id).printed())
                .contains(id + " ASKED: The row travels to store oslo again");
        oslo.download();

        assertThat(oslo.find(ivy).text("Name")).isEqualTo("Poison Ivy");
        assertThat(operator.run("quarantine").printed()).isEqualTo("No such row is in quarantine.\n");
        assertThat(operator.run("quarantine", "--closed").printed()).containsPattern("oslo .* TAKEN ");
        chain.distribute();
        assertThat(operator.run("status").exitCode()).isZero();
        assertThat(chain.rest().wrong()).isEmpty();
    }

    @Test
    void rowOfAStoreIsRepairedAndAConflictDiscarded() {
        Till riga = chain.till("riga");
        chain.headquarters()
                .database()
                .client()
                .sql(VISITS.formatted("varchar(5)"))
                .update();
        executes(chain.till("oslo"), VISITS.formatted("text"));
        executes(riga, VISITS.formatted("text"));
        assertThat(operator.run("jobs", "add", seed()).exitCode()).isZero();
        chain.distribute();
        executes(
                riga,
                "insert into visit values ('00000000-0000-4000-8000-000000000001', 'southern gate'), "
                        + "('00000000-0000-4000-8000-000000000002', 'north')");
        riga.upload();

        assertThat(operator.run("quarantine", "--store", "riga", "--table", "visit", "--kind", "refused")
                        .printed())
                .containsPattern(" +riga +up +REFUSED +WAITING +visit +00000000-0000-4000-8000-000000000001 +1 ");
        String id = onlyId();
        assertThat(operator.run("quarantine", "--store", "oslo").printed()).contains("No such row");
        assertThat(operator.run("quarantine", "show", id).printed())
                .contains("from store riga", "entrance = southern gate");
        assertThat(operator.run("quarantine", "retry", id).exitCode()).isEqualTo(1);
        assertThat(operator.run("quarantine", "repair", id, "entrance=northwest")
                        .exitCode())
                .isEqualTo(1);
        assertThat(operator.run("quarantine", "repair", id, "door=x").complained())
                .contains("The row has no column 'door'; it has entrance, visit_id");
        assertThat(operator.run("quarantine", "repair", id, "entrance=south").printed())
                .isEqualTo(id + " TAKEN: Taken\n");
        assertThat(operator.run("quarantine", "discard", id, "--reason", "late").printed())
                .isEqualTo(id + " CLOSED: It is TAKEN already: Taken\n");
        assertThat(operator.run("quarantine", "retry", "4711").exitCode()).isEqualTo(2);
        assertThat(operator.run("quarantine", "retry").complained()).contains("Say which");
        assertThat(entrances()).isEqualTo("north south");
        assertThat(chain.rest().wrong()).isEmpty();
    }

    private static String onlyId() {
        return operator.run("quarantine", "--json")
                .json()
                .path("rows")
                .get(0)
                .path("id")
                .asString();
    }

    private static String seed() {
        Path file = folder.resolve("visit.yaml");
        try {
            return Files.writeString(file, SEED).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entrances() {
        return chain.headquarters()
                .database()
                .client()
                .sql("select string_agg(entrance, ' ' order by entrance) from visit")
                .query(String.class)
                .single();
    }

    private static void executes(Till till, String sql) {
        till.store().database().client().sql(sql).update();
    }
}
