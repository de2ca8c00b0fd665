package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.sources.SourceTree;

/// What an operator sees of rows in quarantine, on both sides, and does about them.
class QuarantineCommandTest {

    private static final Path EXAMPLE = SourceTree.here().root().resolve("docs/how-to/repair-a-refused-row");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

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
        String id = ids().getFirst();
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
    void creationThatLiesInQuarantineIsTracedByKeyNameAndPhoneWithItsReason() {
        Database headquarters = chain.headquarters().database();
        headquarters
                .client()
                .sql(
                        "alter table customer_request add constraint no_nightshade check (payload ->> 'name' <> 'Bella Donna')")
                .update();
        Till riga = chain.till("riga");
        String bella = riga.create("{\"FirstName\": \"Bella\", \"LastName\": \"Donna\", \"Phone\": \"26 555 777\"}")
                .account();
        chain.cycle();

        String id = ids().getFirst();
        for (String reference : List.of(bella, "bella donna", "26555777")) {
            assertThat(operator.run("trace", reference).printed())
                    .startsWith("Bella Donna, Pending sync (customer " + bella)
                    .contains("lies in headquarters' quarantine as row " + id, "no_nightshade");
        }
        headquarters
                .client()
                .sql("alter table customer_request drop constraint no_nightshade")
                .update();
        operator.run("quarantine", "retry", id);
        chain.cycle();
        assertThat(operator.run("trace", bella).printed()).contains("account ").doesNotContain("quarantine");
    }

    /// The worked example of docs/how-to/repair-a-refused-row.md, by its own files and commands.
    @Test
    void rowsOfAStoreAreRepairedByTheCommandsOfTheHowTo() {
        Till riga = chain.till("riga");
        Database headquarters = chain.headquarters().database();
        runs(headquarters, "headquarters.sql");
        chain.tills().forEach(till -> runs(till.store().database(), "store.sql"));
        assertThat(operator.run("jobs", "add", EXAMPLE.resolve("visit.yaml").toString())
                        .exitCode())
                .isZero();
        chain.distribute();
        runs(riga.store().database(), "visits.sql");
        riga.upload();
        List<String> ids = ids();
        assertThat(ids).hasSize(3);

        Iterator<List<String>> blocks = blocks(ids).iterator();
        assertThat(run(blocks.next()))
                .contains(
                        "3 rows are in quarantine (tillbridge quarantine).",
                        "from store riga",
                        "entrance = southern gate")
                .containsPattern(
                        " +riga +up +REFUSED +WAITING +visit +00000000-0000-4000-8000-000000000001 +1 .*too long");
        assertThat(operator.run("quarantine", "retry", "--all").exitCode()).isEqualTo(1);
        runs(headquarters, "mend.sql");
        assertThat(run(blocks.next()))
                .contains("1 row would be tried; nothing was done.", ids.get(0) + " TAKEN: The row is in its table");
        assertThat(run(blocks.next())).isEqualTo(ids.get(1) + " TAKEN: The row is in its table\n");
        assertThat(run(blocks.next())).isEqualTo(ids.get(2) + " DISCARDED: a test of the till\n");

        assertThat(entrances()).isEqualTo("north, southern gate, west");
        assertThat(ids()).isEmpty();
        assertThat(chain.rest().wrong()).isEmpty();
    }

    @Test
    void repairedRequestIsAnsweredLikeAnyOtherAndVerifyKnowsWhy() {
        var headquarters = chain.headquarters().database().client();
        headquarters
                .sql(
                        "alter table staging.customer_request add constraint no_poison check (payload ->> 'first_name' <> 'Mercury')")
                .update();
        Till riga = chain.till("riga");
        String account = riga.create("{\"FirstName\": \"Mercury\"}").account();
        riga.change(account, "{\"Email\": \"m@example.com\"}");
        chain.cycle();
        String id = ids().getFirst();
        assertThat(operator.run("status").printed())
                .contains("1 row is in quarantine", "Waits for row %s of the same customer".formatted(id));

        assertThat(operator.run(
                                "quarantine",
                                "repair",
                                id,
                                "payload={\"name\": \"Venus\", \"first_name\": \"Venus\", \"customer_type\": \"PERSON\"}")
                        .printed())
                .contains("TAKEN");
        chain.cycle();
        chain.cycle();

        Till.Card shown = riga.find(account);
        assertThat(shown.isPending()).isFalse();
        assertThat(List.of(shown.text("Name"), shown.text("Email"))).containsExactly("Venus", "m@example.com");
        assertThat(chain.rest().wrong()).isEmpty();
        headquarters
                .sql("alter table staging.customer_request drop constraint no_poison")
                .update();
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAdvice() {
        assertThat(operator.run("quarantine", "retry", "4711").complained())
                .contains("There is no row 4711 in quarantine; tillbridge quarantine lists them");
        assertThat(operator.run("quarantine", "retry").complained()).contains("Say which");
        assertThat(operator.run("quarantine", "--store", "nowhere").printed())
                .contains("No such row is in quarantine.");
        assertThat(operator.run("quarantine", "retry", "--all", "--store", "nowhere")
                        .printed())
                .contains("No such row waits in quarantine.");
    }

    /// The page's shell blocks, line by line; its numbers are those of this run.
    private static List<List<String>> blocks(List<String> ids) {
        String page = SourceTree.textOf(EXAMPLE.resolveSibling("repair-a-refused-row.md"));
        return BLOCK.matcher(page)
                .results()
                .map(found -> found.group(1)
                        .replace(" 17", " " + ids.get(0))
                        .replace(" 18", " " + ids.get(1))
                        .replace(" 19", " " + ids.get(2))
                        .lines()
                        .toList())
                .toList();
    }

    private static String run(List<String> lines) {
        var printed = new StringBuilder();
        for (String line : lines) {
            String[] words = WORD.matcher(line.replaceFirst("tillbridge ", ""))
                    .results()
                    .map(word -> word.group().replace("\"", ""))
                    .toArray(String[]::new);
            Answer answer = operator.run(words);
            assertThat(answer.complained()).as(line).isEmpty();
            printed.append(answer.printed());
        }
        return printed.toString();
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        operator.run("quarantine", "--json")
                .json()
                .path("rows")
                .forEach(row -> ids.add(row.path("id").asString()));
        return ids;
    }

    private static String entrances() {
        return chain.headquarters()
                .database()
                .client()
                .sql("select string_agg(entrance, ', ' order by entrance) from visit")
                .query(String.class)
                .single();
    }

    private static void runs(Database database, String file) {
        database.client().sql(SourceTree.textOf(EXAMPLE.resolve(file))).update();
    }

    private static void executes(Till till, String sql) {
        till.store().database().client().sql(sql).update();
    }
}
