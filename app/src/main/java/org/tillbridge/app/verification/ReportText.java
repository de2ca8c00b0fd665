package org.tillbridge.app.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report as a person reads it: one line a check, what is wrong below.
public final class ReportText {

    private static final int SENTENCE_WIDTH = 76;

    private ReportText() {}

    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        for (Check check : report.checks()) {
            lines.add(headline(check));
            check.violations().forEach(violation -> lines.add("    " + violation.text()));
            long more = check.violationCount() - check.violations().size();
            if (more > 0) {
                lines.add("    … and %s more".formatted(counted(more)));
            }
            check.notes().forEach(note -> lines.add("    note: " + note));
        }
        return lines;
    }

    private static String headline(Check check) {
        String verdict = check.isClean() ? "ok" : counted(check.violationCount()) + " wrong";
        return "%s  %s %15s   %s"
                .formatted(check.name(), padded(check.sentence()), counted(check.rowsLookedAt()) + " rows", verdict);
    }

    private static String padded(String sentence) {
        return sentence + " ".repeat(Math.max(0, SENTENCE_WIDTH - sentence.length()));
    }

    private static String counted(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
