package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.sessions.ListSessions.Way;
import org.tillbridge.headquarters.sessions.SessionView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge sessions`: what is on its way to and from the stores, and what was.
@Command(
        name = "sessions",
        description = {
            "Lists downloads and uploads, the newest first: what was moved, what failed and why, when it is tried again.",
            "A session without news is shown only with --state NO_DATA."
        },
        subcommands = {SessionsRerunCommand.class, SessionsCancelCommand.class, SessionsDeleteCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge sessions                                  the newest 50",
            "  tillbridge sessions --store riga --way up            what a store has sent",
            "  tillbridge sessions --state SUSPENDED                what needs a person",
            "  tillbridge sessions rerun --state SUSPENDED          try all of these again"
        })
final class SessionsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Mixin
    private final SessionFilters filters = new SessionFilters();

    @Option(names = "--way", paramLabel = "WAY", description = "Only up or only down: ${COMPLETION-CANDIDATES}.")
    @Nullable
    private Way way;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        String query = "sessions?most=%d&%s%s"
                .formatted(
                        most,
                        filters.query(),
                        way == null ? "" : "&way=" + way.name().toUpperCase(Locale.ROOT));
        var sessions = List.of(OperatorLine.of(root.configuration()).get(query, SessionView[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(sessions);
        } else if (sessions.isEmpty()) {
            output.line(
                    filters.isEmpty() && way == null
                            ? "Nothing has moved yet: a store's first session follows its first call."
                            : "No session is like that.");
        } else {
            var text = new SessionText(TimeText.at(Instant.now()));
            output.table(SessionText.HEADING, sessions.stream().map(text::row).toList());
        }
        return ExitCode.DONE.number();
    }
}
