package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sessions.SessionView;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What rerunning, canceling and deleting share: one session, or all that are like this, seen
/// before.
final class SessionSteering {

    @Parameters(paramLabel = "SESSION", arity = "0..1", description = "One session, by its ID.")
    @Nullable
    private UUID session;

    @Mixin
    private final SessionFilters filters = new SessionFilters();

    @Option(
            names = "--yes",
            description = "Does it to all that --store, --job or --state choose; without it they are shown.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Shows which they are; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /// @param action  as the API calls it
    /// @param doneAs  what has been done to the sessions, in one word
    int run(RootCommand root, String action, String doneAs) {
        UUID one = session;
        if (one == null && filters.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("SessionMissing"),
                    "Name a session, or choose some with --store, --job or --state; tillbridge sessions lists them");
        }
        boolean onlyLook = preview || (one == null && !yes);
        String path = one == null
                ? "sessions/%s?%s&preview=%s".formatted(action, filters.query(), onlyLook)
                : "sessions/%s/%s?preview=%s".formatted(one, action, onlyLook);
        List<SessionView> sessions =
                List.of(OperatorLine.of(root.configuration()).post(path, SessionView[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(sessions);
        } else {
            print(output, sessions, onlyLook ? null : doneAs);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, List<SessionView> sessions, @Nullable String doneAs) {
        if (sessions.isEmpty()) {
            output.line("No session is like that.");
            return;
        }
        var text = new SessionText(TimeText.at(Instant.now()));
        output.table(SessionText.HEADING, sessions.stream().map(text::row).toList());
        output.line("");
        output.line(
                doneAs != null
                        ? "%s %s.".formatted(Counted.of(sessions.size(), "session"), doneAs)
                        : "%s. Nothing was changed%s."
                                .formatted(
                                        Counted.of(sessions.size(), "session"), preview ? "" : "; do it with --yes"));
    }
}
