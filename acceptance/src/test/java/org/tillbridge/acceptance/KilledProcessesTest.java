package org.tillbridge.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.acceptance.world.BusyTills;
import org.tillbridge.acceptance.world.HeadquartersRecords;
import org.tillbridge.acceptance.world.PromisedAccount;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.app.commandline.CommandLineRun;
import org.tillbridge.app.commandline.Terminal;
import org.tillbridge.app.demo.ChildProcess;
import org.tillbridge.app.demo.DemoStore;
import org.tillbridge.app.demo.ManyProcessesChain;
import org.tillbridge.app.spreadsheet.WriteSheet;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.kernel.sql.Database;

/// Processes that end without a goodbye (SIGKILL), at random moments while customers are created:
/// whatever a till was told is true, and nobody is there twice (spec F12, I17).
///
/// The moments come from one seed, which is printed: `-Dtillbridge.seed=…` repeats them.
@Tag("slow")
class KilledProcessesTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledProcessesTest.class);
    private static final long SEED = Long.getLong("tillbridge.seed", 20_261_121L);
    private static final int TILLS_PER_STORE = 2;
    private static final int SOME = 3;
    private static final int MANY = 40;
    private static final int LEAD = 500;

    private static Path folder;
    private static ManyProcessesChain chain;
    private static final Map<String, String> ACKNOWLEDGED = new TreeMap<>();

    private final Random random = new Random(SEED);

    @BeforeAll
    static void open(@TempDir Path given) {
        LOG.info("seed={}", SEED);
        folder = given;
        chain = ManyProcessesChain.start(given, 2);
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @Test
    void killedHeadquartersComesBackAndHasLostNobody() {
        underLoad(SOME, KilledProcessesTest::killHeadquarters);
    }

    @Test
    @Tag("long")
    void headquartersKilledAgainAndAgainHasLostNobody() {
        underLoad(MANY, KilledProcessesTest::killHeadquarters);
    }

    @Test
    void killedStoreComesBackWithEveryCustomerItSaidYesTo() {
        underLoad(SOME, this::killStore);
    }

    @Test
    @Tag("long")
    void storesKilledAgainAndAgainHaveEveryCustomerTheySaidYesTo() {
        underLoad(MANY, this::killStore);
    }

    @Test
    void killedDatabaseServerOfHeadquartersIsStartedAgain() {
        underLoad(SOME, () -> killDatabaseServer("headquarters"));
    }

    @Test
    void killedDatabaseServerOfAStoreIsStartedAgain() {
        underLoad(SOME, () -> killDatabaseServer("store-001"));
    }

    /// F12: a file of two parts, each with a row that is held; both sides are killed in the second.
    @Test
    void importKilledOnBothSidesIsRepeatedAndEveryCustomerIsThereOnceAndHeldRowsAreAside() throws Exception {
        Path file = folder.resolve("killed.csv");
        Path held = folder.resolve("killed.csv.held.csv");
        try (var sheet = WriteSheet.create(file, List.of("CustomerAccount", "PersonFirstName", "CreditRating"))) {
            for (int part = 0; part < 2; part++) {
                sheet.row(List.of("N-" + part, "", ""));
                sheet.row(List.of("K-" + part, "Killed " + part, "x".repeat(4 << 20)));
            }
            sheet.complete();
        }

        try (var promised = PromisedAccount.of(chain.headquarters(), "K-1");
                var process = ChildProcess.start("import", folder.resolve("import.log"), importing(file))) {
            process.await(promised::isWaitedFor);
            process.kill();
            chain.killHeadquarters();
        }
        assertThat(held).doesNotExist();
        chain.startHeadquarters();

        assertThat(run(importing(file))).contains("\"imported\" : 1,", "\"there\" : 1,", "\"held\" : 2,");
        assertThat(Files.readAllLines(held))
                .extracting(line -> line.split(":", 2)[0])
                .containsExactly(
                        "HeldLine,HeldReason,CustomerAccount,PersonFirstName,CreditRating",
                        "2,CustomerNameMissing",
                        "4,CustomerNameMissing");
        assertThat(held.resolveSibling(held.getFileName() + ".part")).doesNotExist();
        ACKNOWLEDGED.putAll(imported());
        assertThat(imported()).containsOnlyKeys("K-0", "K-1");
        await().atMost(60, SECONDS).until(KilledProcessesTest::rest, Rest::isClean);
    }

    /// The imported customers' UUIDs, by account ID.
    private static Map<String, String> imported() {
        Map<String, String> imported = new TreeMap<>();
        new HeadquartersRecords(chain.headquarters()).accountsByCustomer().forEach((customer, account) -> {
            if (account.startsWith("K-")) {
                imported.put(account, customer);
            }
        });
        return imported;
    }

    private static List<String> importing(Path file) {
        return List.of(
                "import",
                "customers",
                file.toString(),
                "--json",
                "--set",
                "data.directory=" + folder.resolve("headquarters"),
                "--set",
                "headquarters.port=" + chain.headquartersDoor().getPort());
    }

    /// What the command printed.
    private static String run(List<String> command) {
        var printed = new StringWriter();
        var terminal =
                new Terminal(new PrintWriter(printed, true), new PrintWriter(printed, true), Map.of(), folder, false);
        new CommandLineRun(terminal).execute(command.toArray(String[]::new));
        return printed.toString();
    }

    /// Creates customers, does the harm so many times, and looks what has become of all.
    private void underLoad(int rounds, Runnable harm) {
        try (var tills = new BusyTills(doors(), LEAD)) {
            for (int round = 0; round < rounds; round++) {
                tills.awaitMore(random.nextInt(1, 100));
                harm.run();
            }
            tills.awaitMore(20);
            tills.close();
            ACKNOWLEDGED.putAll(tills.acknowledged());
        }

        await().atMost(60, SECONDS).until(KilledProcessesTest::rest, Rest::isClean);
        assertThat(new HeadquartersRecords(chain.headquarters()).accountsByCustomer())
                .containsOnlyKeys(ACKNOWLEDGED.values())
                .doesNotContainValue("");
    }

    private static void killHeadquarters() {
        chain.killHeadquarters();
        chain.startHeadquarters();
    }

    private void killStore() {
        int store = random.nextInt(chain.stores().size());
        chain.killStore(store);
        chain.startStore(store);
    }

    private static void killDatabaseServer(String data) {
        Path pidFile = folder.resolve(data).resolve("postgres/pgdata/postmaster.pid");
        ProcessHandle server = await().atMost(60, SECONDS)
                .until(() -> running(pidFile), Optional::isPresent)
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private static Optional<ProcessHandle> running(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException beingWritten) {
            return Optional.empty();
        }
    }

    private static List<URI> doors() {
        return IntStream.range(0, TILLS_PER_STORE)
                .boxed()
                .flatMap(till -> chain.stores().stream().map(DemoStore::door))
                .toList();
    }

    private static Rest rest() {
        Map<String, Database> stores = new TreeMap<>();
        chain.stores().forEach(store -> stores.put(store.channelId(), store.database()));
        return Rest.of(Databases.of(chain.headquarters(), chain.ledger(), stores));
    }
}
