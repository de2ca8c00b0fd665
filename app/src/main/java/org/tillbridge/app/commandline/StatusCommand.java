package org.tillbridge.app.commandline;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.customers.SynchronizationStatus.Overview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge status`: is everything all right?
@Command(
        name = "status",
        description = "One look at everything: every store, what waits or needs a person, and why. Exit code 0 when "
                + "all is well, 1 when something needs a person.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge status",
            "  tillbridge status --watch                again every 2 seconds, until Ctrl-C",
            "  tillbridge status --json | jq '.stores[] | select(.outboxRows > 0)'"
        })
final class StatusCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(names = "--watch", description = "Looks again every 2 seconds.")
    private boolean watch;

    @Override
    public Integer call() {
        Output output = Output.of(root.terminal(), json);
        OperatorLine headquarters = OperatorLine.of(root.configuration());
        ExitCode code = look(headquarters, output);
        while (watch) {
            Pause.of(BETWEEN_LOOKS);
            code = look(headquarters, output);
        }
        return code.number();
    }

    private ExitCode look(OperatorLine headquarters, Output output) {
        Overview overview = headquarters.get("status", Overview.class);
        var screen = new StatusScreen(overview);
        if (output.isJson()) {
            output.json(overview);
        } else {
            if (watch && root.terminal().interactive()) {
                root.terminal().out().print(CLEAR);
            }
            screen.print(output);
        }
        return screen.allWell() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
