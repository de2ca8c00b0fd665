package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules pause NAME`: from now on it never runs.
@Command(
        name = "pause",
        description = {
            "Pauses a schedule: it never runs until it is resumed.",
            "What stores captured stays with them, what changed at headquarters waits here; nothing is lost."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge schedules pause 1010"})
final class SchedulesPauseCommand implements Callable<Integer> {

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
        JsonNode schedule = schedules.post(name, "/pause");
        Output output = schedules.output(json);
        if (output.isJson()) {
            output.json(schedule);
        } else {
            output.line("Schedule %s is paused. Go on with: tillbridge schedules resume %s".formatted(name, name));
        }
        return ExitCode.DONE.number();
    }
}
