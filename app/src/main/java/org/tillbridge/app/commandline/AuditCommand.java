package org.tillbridge.app.commandline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.audit.AuditEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge audit`: what people did by hand.
@Command(
        name = "audit",
        description = {
            "Lists what people did by hand: who, what, when, and what was before and after, the newest first.",
            "The events are chained by their digests; tillbridge verify says whether all are there as they were written. "
                    + "Note the newest digest elsewhere from time to time: it stands for all events before it."
        },
        subcommands = AuditRedactCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge audit                              the newest 50",
            "  tillbridge audit --since 1d --person anna     what Anna did since yesterday",
            "  tillbridge audit --what request --json        all about requests, with digests, for a script"
        })
final class AuditCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("EVENT", "WHEN", "WHO", "BY", "DID", "TO", "DETAIL");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Only of the last so long: 30m, 2h, 7d.")
    private @Nullable Duration since;

    @Option(names = "--person", paramLabel = "NAME", description = "Only what this person did.")
    private @Nullable String person;

    @Option(
            names = "--what",
            paramLabel = "TEXT",
            description = "Only what has this in what was done, or in what it was done to.")
    private @Nullable String what;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String query = "audit?most=%d%s%s%s"
                .formatted(
                        most,
                        OperatorLine.parameter(
                                "since",
                                since == null
                                        ? null
                                        : Instant.now().minus(since).toString()),
                        OperatorLine.parameter("person", person),
                        OperatorLine.parameter("what", what));
        var events = List.of(OperatorLine.of(root.configuration()).get(query, AuditEvent[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(events);
        } else if (events.isEmpty()) {
            output.line(
                    since == null && person == null && what == null
                            ? "Nobody has done anything by hand yet."
                            : "There is no such event.");
        } else {
            var time = TimeText.at(Instant.now());
            output.table(HEADING, events.stream().map(event -> row(event, time)).toList());
        }
        return ExitCode.DONE.number();
    }

    RootCommand root() {
        return root;
    }

    private static List<String> row(AuditEvent event, TimeText time) {
        return List.of(
                Long.toString(event.number()),
                time.age(event.at()) + " ago",
                event.person(),
                event.actor(),
                event.action(),
                event.subject(),
                detail(event));
    }

    private static String detail(AuditEvent event) {
        String change = isNothing(event.before()) && isNothing(event.after())
                ? ""
                : "%s → %s".formatted(text(event.before()), text(event.after()));
        String reason = event.reason() == null ? "" : "because: " + event.reason();
        String redacted = event.redactedAt() == null ? "" : "(redacted)";
        return List.of(event.detail().isEmpty() ? "" : text(event.detail()), change, reason, redacted).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? "(nothing)"
                : value.toString().replaceAll("[{}\"]", "").replace(",", ", ");
    }
}
