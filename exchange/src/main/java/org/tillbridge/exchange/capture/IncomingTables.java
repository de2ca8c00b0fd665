package org.tillbridge.exchange.capture;

import java.util.List;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;

/// The names, quoted, of the temporary tables in which a package's content arrives.
final class IncomingTables {

    private static final int LONGEST_NAME = 63;

    private IncomingTables() {}

    static String rows(Subjob subjob) {
        return named("incoming_", subjob);
    }

    static String text(Subjob subjob) {
        return named("incoming_text_", subjob);
    }

    static String aside(Subjob subjob) {
        return named("incoming_aside_", subjob);
    }

    static String removals(Subjob subjob) {
        return named("incoming_removed_", subjob);
    }

    static String copyInto(String table, List<Column> arriving) {
        return "copy %s (%s) from stdin"
                .formatted(
                        table, Quoted.names(arriving.stream().map(Column::name).toList(), "%s"));
    }

    private static String named(String prefix, Subjob subjob) {
        String name = prefix + subjob.targetTable();
        if (name.length() > LONGEST_NAME) {
            throw SubjobUnfit.because(subjob, "%s is longer than %d characters".formatted(name, LONGEST_NAME));
        }
        return Quoted.name(name);
    }
}
