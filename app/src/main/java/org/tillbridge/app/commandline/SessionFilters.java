package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sessions.SessionState;
import picocli.CommandLine.Option;

/// Which sessions a command is about.
final class SessionFilters {

    @Option(names = "--store", paramLabel = "STORE", description = "Only those of a store.")
    @Nullable
    String store;

    @Option(names = "--job", paramLabel = "JOB", description = "Only those of a job, by its code.")
    @Nullable
    String job;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those in these states: ${COMPLETION-CANDIDATES}. May be repeated.")
    List<SessionState> states = new ArrayList<>();

    boolean isEmpty() {
        return store == null && job == null && states.isEmpty();
    }

    /// As a query: `store=riga&state=SUSPENDED`.
    String query() {
        List<String> parts = new ArrayList<>();
        if (store != null) {
            parts.add("store=" + OperatorLine.encoded(store));
        }
        if (job != null) {
            parts.add("job=" + OperatorLine.encoded(job));
        }
        states.forEach(state -> parts.add("state=" + state.name().toUpperCase(Locale.ROOT)));
        return String.join("&", parts);
    }
}
