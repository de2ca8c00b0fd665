package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.commands.Operator.Answer;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.testkit.sources.SourceTree;

/// The worked example of docs/how-to/add-a-table.md, by its own files.
class JobsCommandTest {

    private static final Path EXAMPLE = SourceTree.here().root().resolve("docs/how-to/add-a-table");

    @TempDir
    Path folder;

    @Test
    void tableOfAUserTravelsToItsStoreAfterOneCommand() {
        try (var chain = Chain.byHand("oslo", "riga")) {
            Operator operator = Operator.of(chain, folder);
            Database headquarters = chain.headquarters().database();
            runs(headquarters, "headquarters.sql");
            chain.tills().forEach(till -> runs(till.store().database(), "store.sql"));

            assertThat(add(operator, "--dry-run").printed())
                    .contains("Would save 1 job and 1 table; nothing was saved.");
            assertThat(operator.run("jobs").printed()).doesNotContain("Gift wrapping");
            assertThat(add(operator).printed()).contains("Saved 1 job and 1 table.");
            assertThat(add(operator).printed()).contains("Everything in gift-wrap.yaml is saved already.");
            assertThat(operator.run("jobs").printed())
                    .containsPattern("7000 +Gift wrapping +down +yes +yours +gift_wrap → gift_wrapping");

            headquarters
                    .client()
                    .sql("insert into gift_wrap values (1, 'Red ribbon', 1.5, 'riga'), (2, 'Elsewhere', 2, 'brno')")
                    .update();
            assertThat(operator.run("jobs", "run", "7000").printed()).contains("Job 7000: 2 stores asked");
            assertThat(chain.records().audited("job 7000")).containsExactly("job.run");
            chain.tills().forEach(Till::download);

            assertThat(chain.tills()).extracting(JobsCommandTest::titles).containsOnly("Red ribbon 1.50 EUR");

            tableThatIsDroppedHoldsUpItsOwnJobOnly(chain, operator);
        }
    }

    private static void tableThatIsDroppedHoldsUpItsOwnJobOnly(Chain chain, Operator operator) {
        chain.headquarters().database().client().sql("drop table gift_wrap").update();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.run("status").printed(), said -> said.contains("there is no table gift_wrap"));
        String ilze = chain.till("riga").create("{\"FirstName\": \"Ilze\"}").account();

        chain.cycle();

        assertThat(chain.till("oslo").find(ilze).isPending()).isFalse();
        assertThat(operator.run("jobs").printed()).containsPattern("7000 .* no: there is no table gift_wrap any more");
        assertThat(operator.run("status").printed())
                .contains("A job is not exchanged", "Job 7000 is not exchanged: there is no table gift_wrap any more");
    }

    /// I09
    @Test
    void storeThatIsAskedToFetchAnewEndsEqualAgain() {
        try (var chain = Chain.byHand("riga")) {
            Operator operator = Operator.of(chain, folder);
            Till riga = chain.till("riga");
            String ilze = riga.create("{\"FirstName\": \"Ilze\"}").account();
            chain.cycle();
            String pending = riga.create("{\"FirstName\": \"Juris\"}").account();
            riga.store()
                    .database()
                    .client()
                    .sql("update customer set name = 'spoiled', received_hash = 0 where account_id is not null")
                    .update();

            assertThat(operator.run("resync", "riga", "--dry-run").printed())
                    .contains("would fetch anew, in full: 1010, 1060, 1070, 1090, 1110.");
            assertThat(operator.run("resync", "riga", "1010").printed())
                    .contains("Store riga fetches anew, in full: 1010.");
            riga.download();

            assertThat(riga.find(ilze).text("Name")).isEqualTo("Ilze");
            assertThat(riga.find(pending).isPending()).isTrue();
            assertThat(chain.rest().wrong()).isEmpty();
            assertThat(chain.records().audited("store riga"))
                    .containsExactly("store.join-code", "store.join", "store.resync");
            assertThat(operator.run("resync", "oslo").exitCode()).isEqualTo(2);
            assertThat(operator.run("resync", "riga", "5").complained()).contains("There is no download job 5");
        }
    }

    @Test
    void packageIsShownWithoutItsRowsAndReadToItsEnd() throws IOException {
        try (var chain = Chain.byHand("riga")) {
            chain.till("riga").create("{\"FirstName\": \"Ilze\"}");
            chain.cycle();
            Path file = packageOf(chain, "1010");
            Operator operator = Operator.of(chain, folder);

            Answer shown = operator.run("package", "show", file.toString());
            assertThat(shown.printed())
                    .contains("Full package", "of job 1010", "Whole: the seal")
                    .containsPattern("customer +rows +1 ")
                    .doesNotContain("Ilze");
            assertThat(operator.run("package", "show", file.toString(), "--json")
                            .json()
                            .path("job")
                            .asString())
                    .isEqualTo("1010");

            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            Answer damaged = operator.run("package", "show", file.toString());
            assertThat(damaged.exitCode()).isNotZero();
            assertThat(damaged.complained()).contains(file.getFileName().toString());
        }
    }

    private static Path packageOf(Chain chain, String job) {
        String id = chain.headquarters()
                .database()
                .client()
                .sql("select package_id::text from package where job = ? order by built_at limit 1")
                .param(job)
                .query(String.class)
                .single();
        return chain.headquartersConfiguration().dataDirectory().resolve("packages/package-" + id + ".zip");
    }

    @Test
    void seedThatIsWrongIsNamedWithItsLineAndASuggestion() {
        try (var chain = Chain.byHand("riga")) {
            Answer answer = add(Operator.of(chain, folder));

            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.complained()).contains("gift-wrap.yaml:5: There is no table 'gift_wrap'");
        }
    }

    private static Answer add(Operator operator, String... options) {
        var arguments = new ArrayList<>(
                List.of("jobs", "add", EXAMPLE.resolve("gift-wrap.yaml").toString()));
        arguments.addAll(List.of(options));
        return operator.run(arguments.toArray(String[]::new));
    }

    private static void runs(Database database, String file) {
        database.client().sql(SourceTree.textOf(EXAMPLE.resolve(file))).update();
    }

    private static String titles(Till till) {
        return till.store()
                .database()
                .client()
                .sql("select coalesce(string_agg(concat_ws(' ', title, price, currency), '; '), '') from gift_wrapping")
                .query(String.class)
                .single();
    }
}
