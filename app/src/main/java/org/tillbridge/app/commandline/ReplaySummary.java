package org.tillbridge.app.commandline;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tillbridge.app.replay.Phase;
import org.tillbridge.app.replay.ReplayResult;
import org.tillbridge.app.replay.StoreDay;
import org.tillbridge.app.verification.Report;
import org.tillbridge.app.verification.ReportText;

/// How a replay ended.
record ReplaySummary(ReplayResult result, Report report, Path picture) {

    private static final int MOST_SHOWN = 20;
    private static final double NANOS = 1e9;
    private static final double SHORTEST = 0.001;

    ExitCode exitCode() {
        return report.isClean() && result.differences().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// For a person.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%-22s %5s %9s %9s %9s %16s".formatted("Store", "Days", "Invoices", "Lines", "New cust.", "Posted"));
        Map<String, List<StoreDay>> byStore = result.days().stream()
                .collect(Collectors.groupingBy(StoreDay::country, TreeMap::new, Collectors.toList()));
        byStore.forEach((store, days) -> lines.add(row(store, days)));
        lines.add(row("All", result.days()));
        lines.add("");
        lines.add("%,d customers at headquarters, %d of them found at a second store; %,d statements posted"
                .formatted(result.customers(), result.foundElsewhere(), result.statements()));
        lines.add("%.0f s to ring up, %.0f s in all: %,.0f lines a second"
                .formatted(seconds(result.ringingUp()), seconds(result.whole()), result.lines() / inAll()));
        lines.add("At work: %,.0f customers created a second, %,.0f lines rung up a second, %,.0f lines posted a second"
                .formatted(
                        rate(result.customers(), Phase.CREATING_CUSTOMERS),
                        rate(result.lines(), Phase.RINGING_UP),
                        rate(result.lines(), Phase.POSTING)));
        lines.add(compared());
        result.differences().stream().limit(MOST_SHOWN).forEach(difference -> lines.add("  " + difference));
        lines.add("Picture  " + picture);
        lines.add("");
        lines.addAll(ReportText.of(report));
        return lines;
    }

    private String compared() {
        Integer expected = result.expected();
        if (expected == null) {
            return "Not compared: online-retail-expected-by-store-day.csv does not lie beside the file";
        }
        return result.differences().isEmpty()
                ? "All %,d stores and days are exactly as expected".formatted(expected)
                : "%,d of %,d stores and days differ:"
                        .formatted(result.differences().size(), expected);
    }

    private Map<String, Double> secondsAtWork() {
        Map<String, Double> seconds = new TreeMap<>();
        result.phases().forEach((phase, worked) -> seconds.put(phase.name(), seconds(worked)));
        return seconds;
    }

    private static String row(String name, List<StoreDay> days) {
        return "%-22s %5d %,9d %,9d %,9d %,16.3f"
                .formatted(
                        name,
                        days.size(),
                        days.stream().mapToLong(StoreDay::invoices).sum(),
                        days.stream().mapToLong(StoreDay::lines).sum(),
                        days.stream().mapToLong(StoreDay::newCustomers).sum(),
                        days.stream().map(StoreDay::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private double inAll() {
        return Math.max(SHORTEST, seconds(result.whole()));
    }

    /// Rows a second of one that is at work.
    private double rate(long rows, Phase phase) {
        return rows / Math.max(SHORTEST, seconds(result.phase(phase)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    /// For a script.
    Map<String, Object> asJson() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("storeDays", result.days().size());
        summary.put("invoices", result.invoices());
        summary.put("lines", result.lines());
        summary.put("customers", result.customers());
        summary.put("foundElsewhere", result.foundElsewhere());
        summary.put("statements", result.statements());
        summary.put("posted", result.amount());
        summary.put("compared", result.expected() == null ? 0 : result.expected());
        summary.put("differences", result.differences());
        summary.put("ringingUpSeconds", seconds(result.ringingUp()));
        summary.put("seconds", seconds(result.whole()));
        summary.put("linesPerSecond", Math.round(result.lines() / inAll()));
        summary.put("secondsAtWork", secondsAtWork());
        summary.put("picture", picture.toString());
        summary.put("verified", report.isClean());
        summary.put("checks", report.checks());
        return summary;
    }
}
