package org.tillbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.app.replay.ReplayOptions;
import org.tillbridge.app.replay.ReplayResult;
import org.tillbridge.app.replay.RunReplay;
import org.tillbridge.app.replay.YearPlot;

/// The sales of a real retailer, rung up again and posted: exactly what must come out.
class ReplayTest {

    private static final Path SALES = Path.of(
                    Optional.ofNullable(System.getenv("TILLBRIDGE_DATA")).orElse("../../shared/data"))
            .resolve("online-retail.csv.gz");

    @TempDir
    Path folder;

    @Test
    void theFirstDaysOfARealRetailerArePostedExactly() {
        ReplayResult result = replay(new ReplayOptions(SALES, LocalDate.parse("2010-12-02"), null, null));

        assertThat(result.differences()).isEmpty();
        assertThat(result.expected()).isEqualTo(result.days().size()).isGreaterThan(5);
        assertThat(result.statements()).isGreaterThanOrEqualTo(result.days().size());
    }

    @Test
    @Tag("long")
    void aMonthOfARealRetailerIsPostedExactly() {
        ReplayResult result = replay(new ReplayOptions(SALES, null, 1, null));

        assertThat(result.differences()).isEmpty();
        assertThat(result.expected()).isEqualTo(107);
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

    private ReplayResult replay(ReplayOptions options) {
        assumeTrue(
                Files.exists(SALES),
                "TILLBRIDGE_DATA names no folder with online-retail.csv.gz (doi:10.1057/dbm.2012.17)");
        AtomicLong rungUp = new AtomicLong();
        try (RunReplay replay = RunReplay.start(options, folder)) {
            ReplayResult result = replay.run(rungUp::set, SALES);
            assertThat(rungUp.get()).isEqualTo(result.invoices()).isEqualTo(replay.invoices());
            return result;
        }
    }
}
