package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules resume NAME`: it runs again.
@Command(
        name = "resume",
        description = "Resumes a schedule. What waited travels at its next due time, at once when it is continuous.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge schedules resume 1010"})
final class SchedulesResumeCommand implements Callable<Integer> {

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
        JsonNode schedule = schedules.post(name, "/resume");
        Output output = schedules.output(json);
        if (output.isJson()) {
            output.json(schedule);
        } else {
            output.line("Schedule %s is active, %s.".formatted(name, ScheduleText.due(schedule)));
        }
        return ExitCode.DONE.number();
    }
}
