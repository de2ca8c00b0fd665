package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules run NAME`: once, now.
@Command(
        name = "run",
        description = "Runs a schedule now, besides its cadence, and says which sessions that begins.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge schedules run 1010"})
final class SchedulesRunCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private SchedulesCommand schedules;

    @Parameters(paramLabel = "NAME", description = "The schedule, as tillbridge schedules lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode outcome = schedules.post(name, "/run");
        Output output = schedules.output(json);
        if (output.isJson()) {
            output.json(outcome);
            return ExitCode.DONE.number();
        }
        output.line("Run %s of schedule %s: %s asked."
                .formatted(
                        outcome.path("run").asString(),
                        name,
                        Counted.of(outcome.path("asked").size(), "store")));
        List<List<String>> rows = new ArrayList<>();
        outcome.path("sessions")
                .forEach(session -> rows.add(List.of(
                        session.path("sessionId").asString(),
                        session.path("job").asString(),
                        session.path("channelId").asString())));
        if (!rows.isEmpty()) {
            output.table(List.of("SESSION", "JOB", "STORE"), rows);
        }
        return ExitCode.DONE.number();
    }
}
