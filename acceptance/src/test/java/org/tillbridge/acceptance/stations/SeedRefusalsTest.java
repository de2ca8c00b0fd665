package org.tillbridge.acceptance.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

/// Seeds that are refused: each with file, line and what is known instead, and nothing is saved.
class SeedRefusalsTest {

    private static final String SEED = """
            jobs:
              "7000":
                name: Gift wrapping
                tables:
                  - source: gift_wrap
                    key: [wrap_id]
                    columns: [wrap_id, label]
            """;

    private static TestHeadquarters headquarters;

    @BeforeAll
    static void open(@TempDir Path folder) {
        headquarters = new TestHeadquarters(folder);
        headquarters
                .client()
                .sql("create table public.gift_wrap (wrap_id integer primary key, label text)")
                .update();
    }

    @AfterAll
    static void close() {
        headquarters.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: gift_wrap  | source: gift_warp  | seed.yaml:5: There is no table 'gift_warp'; did you mean 'gift_wrap'?",
                "[wrap_id, label]   | [wrap_id, lable]   | seed.yaml:5: Table gift_wrap has no column 'lable'; did you mean 'label'?",
                "source: gift_wrap  | source: outbox     | seed.yaml:5: There is no table 'outbox'",
                "source: gift_wrap  | source: customer   | seed.yaml:5: Table customer is Tillbridge's own; a seed adds tables of yours, in schema public",
                "key: [wrap_id]     | key: [number]      | seed.yaml:5: Subjob gift_wrap: its key has a column that does not travel",
                "key: [wrap_id]     | keys: [wrap_id]    | seed.yaml:6: there is no 'keys' here; known are",
                "key: [wrap_id]     | filter: {}         | seed.yaml:5: key is missing: the columns that identify a row",
                "name: Gift wrapping| direction: upload  | seed.yaml:2: There is no job 7000; a new job needs a name",
                "name: Gift wrapping| name: [a]          | seed.yaml:3:",
                "jobs:              | job:               | seed.yaml:1: there is no 'job' here; known are [jobs, schedules]",
                "label]             | {to: label}]       | seed.yaml:7: A column is a name, {from: NAME, to: NAME} or {constant: VALUE, type: TYPE, to: NAME}",
                "label]             | {constant: 1, type: money, to: label}] | seed.yaml:7:",
            })
    void seedThatCannotBeIsRefusedWithItsLine(String part, String instead, String message) {
        assertThatThrownBy(() -> headquarters.save(SEED.replace(part, instead)))
                .isInstanceOfSatisfying(
                        TillbridgeException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.USER))
                .hasMessageContaining(message);
        assertThat(headquarters.count("job where job = '7000'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jobs:", "- a", "jobs: {7000: [", "jobs: 5", "\u0000", "jobs: &a {x: *a}"})
    void textThatIsNoSeedGetsAnAnswer(String text) {
        assertThatThrownBy(() -> headquarters.save(text))
                .isInstanceOf(TillbridgeException.class)
                .hasMessageStartingWith("seed.yaml:");
    }

    @Test
    void oneTableBelongsToOneJob() {
        headquarters.save(SEED);

        assertThatThrownBy(() -> headquarters.save(SEED.replace("7000", "7001")))
                .hasMessageContaining("Table gift_wrap is in job 7000 already");

        headquarters.client().sql("delete from subjob where job = '7000'").update();
        headquarters.client().sql("delete from job where job = '7000'").update();
    }

    @Test
    void hostileNamesAreOnlyNames() {
        headquarters
                .client()
                .sql("create table public.\"odd\"\"; drop table job; --\" (\"a'b\" integer primary key)")
                .update();

        assertThatThrownBy(() -> headquarters.save("""
                        jobs:
                          "7002":
                            name: Odd
                            tables:
                              - {source: 'odd"; drop table job; --', key: ["a'b"], columns: ["a'b"]}
                        """)).hasMessageContaining("cannot be the name of a target");
        headquarters.save("""
                jobs:
                  "7002":
                    name: Odd
                    tables:
                      - {source: 'odd"; drop table job; --', target: odd, key: [b], columns: [{from: "a'b", to: b}]}
                """);
        assertThat(headquarters.count("job")).isPositive();
    }
}
