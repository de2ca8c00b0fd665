package org.tillbridge.app.commandline;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tillbridge.app.demo.DemoScreen;
import org.tillbridge.app.demo.RunDemo;
import org.tillbridge.app.verification.Report;
import org.tillbridge.app.verification.ReportText;
import org.tillbridge.headquarters.backups.SafePromise;
import org.tillbridge.headquarters.customers.SynchronizationStatus;

/// How a demonstration ended: what came of every customer, those that were not taken with their
/// reasons, and whether what must always hold does hold.
record DemoSummary(RunDemo.Scene end, List<String> refusals, List<String> held, Report report) {

    private static final int MOST_SHOWN = 20;

    static DemoSummary of(RunDemo demo, RunDemo.Scene end) {
        List<String> held = new SynchronizationStatus(
                        demo.chain().headquarters(),
                        InstantSource.system(),
                        new SynchronizationStatus.Others(
                                Optional::empty, List::of, List::of, () -> new SafePromise(0, null, 0), List::of))
                .openRequests().stream()
                        .filter(request -> request.state().equals("HELD"))
                        .map(request -> "customer %s of store %s: %s"
                                .formatted(request.customerId(), request.channelId(), request.reason()))
                        .toList();
        return new DemoSummary(end, demo.refusals(), held, VerifyChain.run(demo.chain()));
    }

    ExitCode exitCode() {
        return report.isClean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// For a person.
    ///
    /// @param withTable whether the table is not on the screen already
    List<String> lines(boolean withTable) {
        var lines = new ArrayList<String>();
        lines.add("");
        if (withTable) {
            lines.addAll(DemoScreen.table(end));
            lines.add("");
        }
        addSome(lines, "not taken at the till", refusals, end.refused());
        addSome(lines, "held at headquarters", held, end.held());
        lines.addAll(ReportText.of(report));
        return lines;
    }

    private static void addSome(List<String> lines, String what, List<String> some, long all) {
        some.stream().limit(MOST_SHOWN).forEach(one -> lines.add("  %s: %s".formatted(what, one)));
        if (all > MOST_SHOWN) {
            lines.add("  … and %,d more".formatted(all - MOST_SHOWN));
        }
        if (all > 0) {
            lines.add("");
        }
    }

    /// For a script.
    Map<String, Object> asJson() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("created", end.created());
        summary.put("numbered", end.numbered());
        summary.put("backEverywhere", end.everywhere());
        summary.put("held", end.held());
        summary.put("heldRequests", held);
        summary.put("refused", end.refused());
        summary.put("refusals", refusals);
        summary.put("seconds", end.elapsed().toMillis() / 1000.0);
        summary.put("verified", report.isClean());
        summary.put("checks", report.checks());
        return summary;
    }
}
