package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules show NAME`: one schedule and its last runs.
@Command(
        name = "show",
        description = "Shows a schedule and its last runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge schedules show 1010"})
final class SchedulesShowCommand implements Callable<Integer> {

    private static final Map<String, String> TRIGGERS =
            Map.of("SCHEDULE", "due", "RUN_NOW", "run now", "CONTINUOUS", "continuous");

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
        JsonNode history = schedules.get(name);
        Output output = schedules.output(json);
        if (output.isJson()) {
            output.json(history);
            return ExitCode.DONE.number();
        }
        JsonNode schedule = history.path("schedule");
        output.line("%s, %s: %s".formatted(name, schedule.path("name").asString(), ScheduleText.due(schedule)));
        output.line("Jobs: %s. Groups: %s."
                .formatted(ScheduleText.listed(schedule.path("jobs")), ScheduleText.groups(schedule)));
        var time = TimeText.at(Instant.now());
        List<List<String>> rows = new ArrayList<>();
        history.path("runs")
                .forEach(run -> rows.add(List.of(
                        time.time(Instant.parse(run.path("startedAt").asString())),
                        run.path("job").asString(),
                        TRIGGERS.getOrDefault(run.path("trigger").asString(), ""),
                        run.path("outcome").asString(),
                        run.path("counts").asString())));
        if (rows.isEmpty()) {
            output.line("No run is noted: only due times, runs now, and what moved something are.");
        } else {
            output.table(List.of("STARTED", "JOB", "WHY", "OUTCOME", "COUNTS"), rows);
        }
        return ExitCode.DONE.number();
    }
}
