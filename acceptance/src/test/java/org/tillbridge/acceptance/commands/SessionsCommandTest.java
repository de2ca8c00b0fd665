package org.tillbridge.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.acceptance.world.HeldTable;
import org.tillbridge.acceptance.world.Till;
import org.tillbridge.exchange.capture.SealUploadSession;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextRequest;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;

/// What is on its way, what failed and why, and what a person can do about it.
class SessionsCommandTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static Chain chain;
    private static Till riga;
    private static Operator operator;

    @BeforeAll
    static void open(@TempDir Path folder) {
        chain = Chain.byHand(folder, "oslo", "riga");
        riga = chain.till("riga");
        operator = Operator.of(chain, folder);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    /// I11
    @Test
    void downloadIsRequestedThenDownloadedThenApplied() throws Exception {
        riga.download();
        String ilze = inRelease("Ilze");
        runNow("1010");
        assertThat(latest("1010").path("state").asString()).isEqualTo("REQUESTED");

        try (var held = HeldTable.of(riga.store().database(), "customer")) {
            var applying = CompletableFuture.runAsync(riga::download, Executors.newVirtualThreadPerTaskExecutor());
            await().atMost(DEADLINE)
                    .until(() -> latest("1010").path("state").asString().equals("DOWNLOADED"));
            held.letGo();
            applying.join();
        }

        riga.download();
        JsonNode session = latest("1010");
        assertThat(session.path("state").asString()).isEqualTo("APPLIED");
        assertThat(session.path("rows").asLong()).isPositive();
        assertThat(session.path("begunAt").asString())
                .isLessThanOrEqualTo(session.path("movedAt").asString());
        assertThat(session.path("movedAt").asString())
                .isLessThanOrEqualTo(session.path("endedAt").asString());
        assertThat(riga.find(ilze).text("Name")).isEqualTo("Ilze");
        assertThat(operator.run("sessions", "--store", "riga", "--job", "1010").printed())
                .containsPattern("riga +1010 +down +applied +1");
    }

    /// I11
    @Test
    void downloadWithoutNewsIsEndedWithoutDataAndNotListed() {
        chain.cycle();
        runNow("1060");
        riga.download();
        runNow("1060");

        riga.download();

        assertThat(sessions("--job", "1060", "--store", "riga", "--state", "NO_DATA"))
                .isNotEmpty();
        assertThat(operator.run("sessions", "--job", "1060", "--store", "riga").printed())
                .doesNotContain("no data");
    }

    /// I13, I16, I07
    @Test
    void damagedPackageIsNeverAppliedIsTriedThreeTimesAndThenHoldsOnlyItsJob() throws IOException {
        String juris = inRelease("Juris");
        runNow("1010");
        damageNextPackage();
        for (int tries = 1; tries < 3; tries++) {
            riga.download();
            assertThat(latest("1010").path("state").asString()).isEqualTo("DOWNLOAD_FAILED");
            assertThat(latest("1010").path("tries").asInt()).isEqualTo(tries);
            nextTryIsNow();
        }
        riga.download();
        riga.download();

        assertThat(latest("1010").path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(latest("1010").path("tries").asInt()).isEqualTo(3);
        assertThat(riga.find(juris).isPending()).isTrue();
        assertThat(operator.run("status").printed())
                .contains("Store riga: job 1010 is suspended: Package")
                .contains("See tillbridge sessions --store riga");
        headquarters()
                .sql("insert into staff (legal_entity, staff_id, name) values ('demo', 's1', 'Anna')")
                .update();
        runNow("1060");
        riga.download();
        assertThat(latest("1060").path("state").asString()).isEqualTo("APPLIED");

        mendPackages();
        assertThat(operator.run("sessions", "rerun", "--state", "suspended").printed())
                .contains("1 session. Nothing was changed; do it with --yes");
        assertThat(operator.run("sessions", "rerun", "--state", "suspended", "--yes")
                        .printed())
                .contains("1 session rerun.");
        riga.download();

        assertThat(riga.find(juris).isPending()).isFalse();
        assertThat(chain.rest().wrong()).isEmpty();
    }

    /// I15
    @Test
    void downloadIsCanceledAlsoWhileTheStoreAppliesItAndComesWithTheNextPackage() throws Exception {
        riga.download();
        String liga = inRelease("Liga");
        runNow("1010");
        try (var held = HeldTable.of(riga.store().database(), "customer")) {
            var applying = CompletableFuture.runAsync(riga::download, Executors.newVirtualThreadPerTaskExecutor());
            await().atMost(DEADLINE)
                    .until(() -> latest("1010").path("state").asString().equals("DOWNLOADED"));
            String session = latest("1010").path("sessionId").asString();

            assertThat(operator.run("sessions", "cancel", session).printed()).contains("1 session canceled.");

            applying.join();
            assertThat(operator.run("sessions", "cancel", session).complained())
                    .contains("is CANCELED; only one that is open can be canceled");
        }
        assertThat(riga.find(liga).isPending()).isTrue();
        riga.download();
        assertThat(riga.find(liga).isPending()).isTrue();

        String mara = inRelease("Mara");
        runNow("1010");
        riga.download();

        assertThat(riga.find(liga).isPending()).isFalse();
        assertThat(riga.find(mara).isPending()).isFalse();
    }

    /// I15
    @Test
    void appliedSessionIsNotRerunButResyncedAndOnlyEndedOnesAreDeleted() {
        inRelease("Nora");
        runNow("1010");
        riga.download();
        riga.download();
        String session = latest("1010").path("sessionId").asString();

        assertThat(operator.run("sessions", "rerun", session).complained())
                .contains("is APPLIED; only one that failed")
                .contains("tillbridge resync riga 1010");
        assertThat(operator.run("sessions", "rerun", "5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11")
                        .complained())
                .contains("There is no session 5f3c6a1e");
        assertThat(operator.run("sessions", "delete", session, "--dry-run").printed())
                .contains("1 session. Nothing was changed.");
        assertThat(operator.run("sessions", "delete", session).printed()).contains("1 session deleted.");
        assertThat(sessions().stream().map(node -> node.path("sessionId").asString()))
                .doesNotContain(session);
        assertThat(operator.run("sessions", "cancel").complained()).contains("Name a session, or choose some");
    }

    /// I15
    @Test
    void stateThatAnActionIsNotForChoosesNothing() {
        chain.cycle();
        List<JsonNode> before = sessions("--most", "1000");

        assertThat(operator.run("sessions", "delete", "--state", "suspended", "--yes")
                        .printed())
                .isEqualToIgnoringNewLines("No session is like that.");
        assertThat(operator.run("sessions", "rerun", "--state", "applied", "--yes")
                        .printed())
                .isEqualToIgnoringNewLines("No session is like that.");

        assertThat(sessions("--most", "1000")).hasSameSizeAs(before);
    }

    /// I12
    @Test
    void uploadThatCannotBeAppliedIsShownWithItsReasonUntilItIs() {
        String olga = riga.create("{\"FirstName\": \"Olga\"}").account();
        headquarters().sql("""
                create function nothing_comes_in() returns trigger language plpgsql as
                $$ begin raise exception 'the disk of headquarters says no' using errcode = 'P0001'; end $$;
                create trigger nothing_comes_in before insert on customer_request for each row execute function nothing_comes_in()
                """).update();
        try {
            uploadFails();
            uploadFails();

            JsonNode failed = sessions("--way", "up", "--state", "APPLY_FAILED").getFirst();
            assertThat(failed.path("tries").asInt()).isEqualTo(2);
            assertThat(failed.path("store").asString()).isEqualTo("riga");
            assertThat(operator.run("status").printed()).contains("Store riga: its upload fails: ");
        } finally {
            headquarters().sql("drop function nothing_comes_in cascade").update();
        }

        riga.upload();

        assertThat(sessions("--way", "up", "--state", "APPLY_FAILED")).isEmpty();
        JsonNode applied = sessions("--way", "up", "--state", "APPLIED").getFirst();
        assertThat(applied.path("begunAt").asString())
                .isLessThanOrEqualTo(applied.path("endedAt").asString());
        assertThat(chain.records().requests(olga)).containsExactly("CREATE_CUSTOMER WAITING");
    }

    /// I12, I15
    @Test
    void canceledUploadKeepsItsRowsAtTheStoreUntilItIsRerun() {
        String paula = riga.create("{\"FirstName\": \"Paula\"}").account();
        new SealUploadSession(riga.store().database(), InstantSource.system(), UUID::randomUUID).run();
        riga.download();
        String sealed = sessions("--way", "up", "--state", "SEALED")
                .getFirst()
                .path("sessionId")
                .asString();

        assertThat(operator.run("sessions", "cancel", sealed).printed()).contains("1 session canceled.");
        uploadFails();
        assertThat(chain.records().requests(paula)).isEmpty();
        assertThat(sessions("--way", "up", "--state", "CANCELED")).hasSize(1);

        assertThat(operator.run("sessions", "rerun", sealed).printed()).contains("1 session rerun.");
        riga.upload();
        assertThat(chain.records().requests(paula)).containsExactly("CREATE_CUSTOMER WAITING");
        assertThat(chain.records().audited("store riga")).endsWith("sessions.cancel", "sessions.rerun");
    }

    /// I18, I20
    @Test
    void pausedStoreGetsNoSessionsAndAfterwardsOnePackageOfEverything() {
        chain.cycle();
        chain.cycle();
        int before =
                sessions("--store", "riga", "--way", "down", "--most", "1000").size();
        int beforeOfJob =
                sessions("--store", "riga", "--job", "1010", "--most", "1000").size();
        assertThat(operator.run("stores", "pause", "riga", "--dry-run").printed())
                .contains("It would be riga.");
        assertThat(operator.run("stores", "pause", "riga").printed()).contains("Paused: riga.");
        String first = inRelease("Rita");
        riga.download();
        String second = inRelease("Sanita");
        riga.download();

        assertThat(sessions("--store", "riga", "--way", "down", "--most", "1000"))
                .hasSize(before);
        assertThat(chain.records().requests(first)).containsExactly("CREATE_CUSTOMER DONE");
        assertThat(operator.run("status").printed()).containsPattern("riga .* paused ");
        assertThat(operator.run("stores").printed()).containsPattern("riga .*, paused");

        assertThat(operator.run("stores", "resume", "--group", "demo").printed())
                .contains("Resumed: oslo, riga.");
        assertThat(operator.run("stores", "resume", "riga").printed()).contains("Resumed: riga.");
        runNow("1010");
        riga.download();

        assertThat(sessions("--store", "riga", "--job", "1010", "--most", "1000"))
                .hasSize(beforeOfJob + 1);
        assertThat(riga.find(first).isPending()).isFalse();
        assertThat(riga.find(second).isPending()).isFalse();
        assertThat(operator.run("stores", "pause", "brno").complained()).contains("There is no store brno");
        assertThat(chain.records().audited("store riga")).containsSequence("store.pause", "store.resume");
        assertThat(chain.records().audited("group demo")).containsExactly("group.resume");
    }

    /// A customer that has an account ID and is in a release; her store has not fetched it.
    private static String inRelease(String name) {
        String account = riga.create("{\"FirstName\": \"%s\"}".formatted(name)).account();
        riga.upload();
        chain.convert();
        chain.headquarters().jobs().distribute(JobRuns.Trigger.RUN_NOW, Set.of());
        return account;
    }

    private static void runNow(String job) {
        assertThat(operator.run("jobs", "run", job).exitCode()).isZero();
    }

    private static JsonNode latest(String job) {
        return sessions("--store", "riga", "--job", job).getFirst();
    }

    private static List<JsonNode> sessions(String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "sessions";
        command[1] = "--json";
        System.arraycopy(options, 0, command, 2, options.length);
        return StreamSupport.stream(operator.run(command).json().spliterator(), false)
                .toList();
    }

    private static JdbcClient headquarters() {
        return chain.headquarters().database().client();
    }

    private static void nextTryIsNow() {
        headquarters()
                .sql("update download_session set next_try_at = requested_at where state = 'DOWNLOAD_FAILED'")
                .update();
    }

    /// The package that riga will be offered next, as another store of its group was.
    private static void damageNextPackage() throws IOException {
        try (var line = new HeadquartersLine(
                chain.headquartersUrl(),
                SignCalls.once(riga.store().identity().key(), InstantSource.system()),
                InstantSource.system())) {
            line.next(new NextRequest(
                    cursorsOfRiga(),
                    0,
                    null,
                    null,
                    null,
                    InstantSource.system().instant(),
                    null,
                    true,
                    List.of(),
                    false,
                    Map.of()));
        }
        Path file = newestPackage();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static Map<String, UUID> cursorsOfRiga() {
        return riga
                .store()
                .database()
                .client()
                .sql("select job, package_id from download_cursor")
                .query((row, number) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void uploadFails() {
        assertThatThrownBy(riga::upload).isInstanceOf(TillbridgeException.class);
    }

    private static void mendPackages() throws IOException {
        Files.delete(newestPackage());
    }

    private static Path newestPackage() {
        String id = headquarters()
                .sql("select package_id::text from package where job = '1010' order by built_at desc limit 1")
                .query(String.class)
                .single();
        return chain.headquartersConfiguration().dataDirectory().resolve("packages/package-" + id + ".zip");
    }
}
