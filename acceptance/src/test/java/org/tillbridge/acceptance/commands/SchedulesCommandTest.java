package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.Till;
import tools.jackson.databind.JsonNode;

/// When jobs run, as a person decides it at the terminal. Schedules are made due by the database,
/// so that nobody waits for a clock.
class SchedulesCommandTest {

    @TempDir
    static Path folder;

    static Chain chain;

    static Operator operator;

    @BeforeAll
    static void open() {
        chain = Chain.continuous("riga", "cesis");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// I05
    @Test
    void inactiveUploadScheduleLeavesEveryRowAtTheStoreUntilItIsResumed() {
        assertThat(operator.run("schedules", "pause", "P-0001").printed()).contains("is paused");
        paceIs("closed");

        String ilze = create("riga", "Ilze");

        operator.run("jobs", "run", "1060");
        becomes(() -> rowsAtStores() == 1);
        assertThat(chain.records().accountsByCustomer()).doesNotContainKey(ilze);
        operator.run("schedules", "resume", "P-0001");
        becomes(() -> chain.till("cesis").tryFind(ilze).isPresent());
    }

    /// I05
    @Test
    void inactiveDownloadScheduleNeverRunsAndLosesNothing() {
        operator.run("schedules", "pause", "1010");

        String juris = create("riga", "Juris");
        becomes(() -> chain.records().accountsByCustomer().containsKey(juris));

        assertThat(chain.till("cesis").tryFind(juris)).isEmpty();
        assertThat(operator.run("schedules", "run", "1010").complained()).contains("Schedule 1010 is paused");
        operator.run("schedules", "resume", "1010");
        becomes(() -> chain.till("cesis").tryFind(juris).isPresent());
    }

    /// I06
    @Test
    void downloadWithACadenceBringsAllStoresTheSameAtItsDueTime() {
        assertThat(operator.run("schedules", "set", "1010", "--cadence", "every 30 minutes", "--dry-run")
                        .printed())
                .contains("Schedule 1010 would be every 30 minutes, next ", "Nothing was changed.");
        assertThat(operator.run("schedules", "set", "1010", "--cadence", "cron 0 2 * * * Europe/Riga")
                        .printed())
                .contains("Schedule 1010 is cron 0 2 * * * Europe/Riga, next ");

        String anna = create("riga", "Anna");
        becomes(() -> chain.records().accountsByCustomer().containsKey(anna));
        assertThat(chain.till("cesis").tryFind(anna)).isEmpty();
        makeDue("1010");

        becomes(() -> chain.till("cesis").tryFind(anna).isPresent()
                && !chain.till("riga").find(anna).isPending());
        assertThat(operator.run("schedules", "show", "1010").printed())
                .contains("1010, Customers: cron 0 2 * * * Europe/Riga, next ")
                .containsPattern("1010 +due +COMPLETED");
        String later = create("riga", "Later");
        becomes(() -> chain.records().accountsByCustomer().containsKey(later));
        assertThat(chain.till("cesis").tryFind(later)).isEmpty();
        continuous("1010");
    }

    /// I06
    @Test
    void uploadWithACadenceGoesUpAtItsDueTime() {
        operator.run("schedules", "set", "P-0001", "--cadence", "every 1440 minutes");
        paceIs("closed");
        String liga = create("riga", "Liga");
        assertThat(chain.records().accountsByCustomer()).doesNotContainKey(liga);

        makeDue("P-0001");

        becomes(() -> !chain.till("riga").find(liga).isPending());
        continuous("P-0001");
        paceIs("continuous");
    }

    /// I06
    @Test
    void runNowAnswersTheSessionsItBegins() {
        operator.run("schedules", "set", "1010", "--cadence", "every 1440 minutes");
        String peteris = create("riga", "Peteris");
        becomes(() -> chain.records().accountsByCustomer().containsKey(peteris));

        JsonNode outcome = operator.run("schedules", "run", "1010", "--json").json();

        assertThat(outcome.path("sessions")).isNotEmpty();
        assertThat(outcome.path("sessions").path(0).path("job").asString()).isEqualTo("1010");
        assertThat(outcome.path("asked")).hasSize(2);
        assertThat(chain.headquarters()
                        .database()
                        .client()
                        .sql(
                                "select action from audit_event where subject = 'schedule 1010' order by event_id desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly("schedule.run", "schedule.set");
        becomes(() -> chain.till("cesis").tryFind(peteris).isPresent());
        continuous("1010");
        assertThat(operator.run("schedules", "run", "nothing").complained())
                .contains("There is no schedule nothing; tillbridge schedules lists them");
    }

    /// I06
    @Test
    void synchronizationWithACadenceNumbersAtItsDueTime() {
        operator.run("schedules", "set", "synchronize-customers", "--cadence", "every 1440 minutes");
        String oto = create("riga", "Oto");
        becomes(() -> chain.records().requests(oto).equals(List.of("CREATE_CUSTOMER WAITING")));

        makeDue("synchronize-customers");

        becomes(() -> chain.till("cesis").tryFind(oto).isPresent());
        continuous("synchronize-customers");
    }

    /// I05, I06
    @Test
    void seedBringsSchedulesOfItsDirectionOnlyAndNoFullSync() throws IOException {
        assertThat(add("jobs: [1010]\n    cadence: every 30 minutes").printed())
                .contains("Would save 0 jobs and 0 tables, 1 schedule; nothing was saved.");
        assertThat(add("jobs: [P-0001]").complained())
                .contains("night.yaml:2: Job P-0001 goes upload, this schedule download");
        assertThat(add("jobs: [\"1010\"]\n    groups: [mars]").complained()).contains("There is no channel group mars");
        assertThat(add("jobs: [\"1010\"]\n    cadence: hourly").complained())
                .contains("night.yaml:4: 'hourly' is no cadence; write continuous, every N minutes");
        assertThat(add("jobs: [\"1010\"]\n    full_sync: true").complained())
                .contains("A full sync has no schedule: it is asked for once");
        assertThat(operator.run("schedules").printed())
                .containsPattern("SCHEDULE +WAY +ACTIVE +CADENCE")
                .containsPattern("P-0001 +up +yes +continuous")
                .containsPattern("synchronize-customers +here +yes +continuous")
                .doesNotContain("night");
    }

    private static Operator.Answer add(String schedule) throws IOException {
        Path seed = folder.resolve("night.yaml");
        Files.writeString(seed, "schedules:\n  night:\n    " + schedule + "\n");
        return operator.run("jobs", "add", seed.toString(), "--dry-run");
    }

    private static String create(String store, String firstName) {
        return chain.till(store)
                .create("{\"FirstName\": \"%s\"}".formatted(firstName))
                .account();
    }

    private static void continuous(String schedule) {
        assertThat(operator.run("schedules", "set", schedule, "--cadence", "continuous")
                        .printed())
                .contains("Schedule %s is continuous, for all groups.".formatted(schedule));
    }

    private static void makeDue(String schedule) {
        chain.headquarters()
                .database()
                .client()
                .sql("update distribution_schedule set next_due_at = 'epoch' where schedule = ?")
                .param(schedule)
                .update();
    }

    private static void paceIs(String pace) {
        for (Till till : chain.tills()) {
            becomes(() -> till.store()
                    .database()
                    .client()
                    .sql("select pace from upload_pace")
                    .query(String.class)
                    .single()
                    .equals(pace));
        }
    }

    /// As the stores last said.
    private static long rowsAtStores() {
        return chain.headquarters()
                .database()
                .client()
                .sql("select sum(outbox_rows) from channel_heartbeat")
                .query(Long.class)
                .single();
    }

    private static void becomes(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
