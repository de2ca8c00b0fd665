package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules`: when jobs run, and for which stores.
@Command(
        name = "schedules",
        description = "Lists the distribution schedules: which jobs run when, for which groups of stores.",
        subcommands = {
            SchedulesShowCommand.class,
            SchedulesPauseCommand.class,
            SchedulesResumeCommand.class,
            SchedulesRunCommand.class,
            SchedulesSetCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge schedules",
            "  tillbridge schedules show 1010                                   one, with its last runs",
            "  tillbridge schedules set 1010 --cadence 'every 30 minutes'       instead of continuous",
            "  tillbridge schedules pause 1060                                  stores get no staff for now"
        })
final class SchedulesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode schedules = line().get("schedules");
        Output output = output(json);
        if (output.isJson()) {
            output.json(schedules);
            return ExitCode.DONE.number();
        }
        List<List<String>> rows = new ArrayList<>();
        schedules.forEach(schedule -> rows.add(List.of(
                schedule.path("schedule").asString(),
                ScheduleText.way(schedule),
                schedule.path("active").asBoolean() ? "yes" : "no",
                schedule.path("cadence").asString(),
                ScheduleText.next(schedule),
                ScheduleText.last(schedule),
                ScheduleText.groups(schedule),
                ScheduleText.listed(schedule.path("jobs")))));
        output.table(List.of("SCHEDULE", "WAY", "ACTIVE", "CADENCE", "NEXT", "LAST", "GROUPS", "JOBS"), rows);
        return ExitCode.DONE.number();
    }

    JsonNode get(String name) {
        return line().get("schedules/" + OperatorLine.encoded(name));
    }

    JsonNode post(String name, String rest) {
        return line().post("schedules/" + OperatorLine.encoded(name) + rest);
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    private OperatorLine line() {
        return OperatorLine.of(root.configuration());
    }
}
