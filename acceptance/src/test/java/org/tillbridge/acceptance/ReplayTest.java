package org.tillbridge.acceptance;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.acceptance.world.FaultyReplayChain;
import org.tillbridge.acceptance.world.RandomFaults;
import org.tillbridge.acceptance.world.Rest;
import org.tillbridge.app.replay.ReplayOptions;
import org.tillbridge.app.replay.ReplayResult;
import org.tillbridge.app.replay.ReplayedChain;
import org.tillbridge.app.replay.RunReplay;
import org.tillbridge.app.replay.YearPlot;
import org.tillbridge.app.verification.Databases;
import org.tillbridge.kernel.sql.Database;

/// The sales of a real retailer, rung up again and posted: exactly what must come out.
class ReplayTest {

    private static final Path SALES = Path.of(
                    Optional.ofNullable(System.getenv("TILLBRIDGE_DATA")).orElse("../../shared/data"))
            .resolve("online-retail.csv.gz");

    private static final long SEED = Long.getLong("tillbridge.seed", 20_261_122L);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aMonthOfARealRetailerIsPostedExactly() {
        ReplayResult result = replay(new ReplayOptions(SALES, null, 1, null));

        assertThat(result.differences()).isEmpty();
        assertThat(result.expected()).isEqualTo(result.days().size()).isEqualTo(107);
        assertThat(result.statements()).isGreaterThanOrEqualTo(result.days().size());
        assertThat(result.customers())
                .isEqualTo(result.days().stream()
                        .mapToLong(day -> day.newCustomers())
                        .sum());
        assertThat(YearPlot.of(result.days())).startsWith("<svg").contains("2010-12");
    }

    @Test
    @Tag("long")
    void aYearOfARealRetailerIsPostedExactly() {
        ReplayResult result = replay(new ReplayOptions(SALES, null, null, null));

        assertThat(result.differences()).isEmpty();
        assertThat(result.expected()).isEqualTo(1_716);
        assertThat(result.lines()).isEqualTo(541_909);
        assertThat(result.customers()).isEqualTo(4_372);
        assertThat(result.foundElsewhere()).isEqualTo(8);
        assertThat(result.amount()).isEqualByComparingTo("9747747.934");
    }

    /// Headquarters is killed and started again, stores are offline for some days, messages are cut
    /// and repeated: the same comes out.
    ///
    /// `-Dtillbridge.seed=…` has other faults, `-Dtillbridge.replay.until=2010-12-05` ends sooner.
    @Test
    @Tag("long")
    void aMonthFullOfFaultsIsPostedExactly() {
        String until = System.getProperty("tillbridge.replay.until", "2010-12-31");

        ReplayResult result = replayWithFaults(new ReplayOptions(SALES, LocalDate.parse(until), null, null));

        assertThat(result.customers())
                .isEqualTo(result.days().stream()
                        .mapToLong(day -> day.newCustomers())
                        .sum());
    }

    /// About an hour.
    @Test
    @Tag("long")
    void aYearFullOfFaultsIsPostedExactly() {
        ReplayResult result = replayWithFaults(new ReplayOptions(SALES, null, null, null));

        assertThat(result.expected()).isEqualTo(1_716);
        assertThat(result.lines()).isEqualTo(541_909);
        assertThat(result.customers()).isEqualTo(4_372);
        assertThat(result.foundElsewhere()).isEqualTo(8);
        assertThat(result.amount()).isEqualByComparingTo("9747747.934");
    }

    private ReplayResult replayWithFaults(ReplayOptions options) {
        ReplayResult result = replay(options, FaultyReplayChain.seeded(SEED), chain -> {
            RandomFaults.Counted faults = ((FaultyReplayChain) chain).faults();
            System.out.printf("seed %d: %s%n", SEED, faults);
            assertThat(faults.offline()).isPositive();
            assertThat(faults.cut()).isPositive();
            await().atMost(10, MINUTES).until(() -> Rest.of(databases(chain)), Rest::isClean);
        });

        assertThat(result.differences()).as("seed %d", SEED).isEmpty();
        assertThat(result.expected()).isEqualTo(result.days().size());
        return result;
    }

    private static Databases databases(ReplayedChain chain) {
        Map<String, Database> stores = new TreeMap<>();
        chain.stores().forEach(store -> stores.put(store.channelId(), store.database()));
        return Databases.of(chain.headquarters(), chain.ledger(), stores);
    }

    private ReplayResult replay(ReplayOptions options) {
        assumeData();
        try (RunReplay replay = RunReplay.start(options, folder)) {
            return run(replay);
        }
    }

    private ReplayResult replay(ReplayOptions options, ReplayedChain.Start start, Consumer<ReplayedChain> look) {
        assumeData();
        try (RunReplay replay = RunReplay.start(options, folder, start)) {
            ReplayResult result = run(replay);
            look.accept(replay.chain());
            return result;
        }
    }

    private static ReplayResult run(RunReplay replay) {
        AtomicLong rungUp = new AtomicLong();
        ReplayResult result = replay.run(rungUp::set, SALES);
        assertThat(rungUp.get()).isEqualTo(result.invoices()).isEqualTo(replay.invoices());
        return result;
    }

    private static void assumeData() {
        assumeTrue(
                Files.exists(SALES),
                "TILLBRIDGE_DATA names no folder with online-retail.csv.gz (doi:10.1057/dbm.2012.17)");
    }
}
