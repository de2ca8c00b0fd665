package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.SteerRequests.Steered;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What retrying and canceling share: one request, or all that are like this, seen before.
final class RequestSteering {

    private static final int SHOWN = 50;

    @Parameters(paramLabel = "REQUEST", arity = "0..1", description = "One request, by its ID.")
    @Nullable
    private UUID request;

    @Mixin
    private final RequestFilters filters = new RequestFilters();

    @Option(names = "--yes", description = "Does it to all that the filters choose; without it they are shown.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Shows which they are; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /// @param action  as the API calls it
    /// @param doneAs  what has been done to the requests, in one word
    /// @param because why, null where nobody asks
    int run(RequestsCommand requests, String action, String doneAs, @Nullable String because) {
        if (request == null && filters.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("RequestMissing"),
                    "Name a request, or choose some with --store, --state, --reason, --kind, --customer or --older-than; "
                            + "tillbridge requests lists them");
        }
        boolean onlyLook = preview || (request == null && !yes);
        String end = "preview=%s%s".formatted(onlyLook, OperatorLine.parameter("because", because));
        String path = request == null
                ? "requests/%s?%s&%s".formatted(action, filters.query(), end)
                : "requests/%s/%s?%s".formatted(request, action, end);
        Steered steered = requests.headquarters().post(path, Steered.class);
        Output output = requests.output(json);
        if (output.isJson()) {
            output.json(steered);
        } else {
            print(output, steered, onlyLook ? null : doneAs);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, Steered steered, @Nullable String doneAs) {
        if (steered.count() == 0) {
            output.line("No open request is like that.");
            return;
        }
        new RequestTable(TimeText.at(Instant.now()))
                .print(output, steered.requests().stream().limit(SHOWN).toList());
        if (steered.count() > SHOWN) {
            output.line("… and %s more".formatted(Counted.number(steered.count() - SHOWN)));
        }
        output.line("");
        String counted = Counted.of(steered.count(), "request");
        output.line(
                doneAs != null
                        ? "%s %s.".formatted(counted, doneAs)
                        : "%s. Nothing was changed%s.".formatted(counted, preview ? "" : "; do it with --yes"));
    }
}
