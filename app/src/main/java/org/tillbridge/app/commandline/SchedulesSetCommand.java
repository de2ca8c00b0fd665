package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge schedules set NAME`: another cadence, other groups.
@Command(
        name = "set",
        description = {
            "Gives a schedule another cadence, or other groups of stores.",
            "A cadence is: continuous, every N minutes, or cron MINUTE HOUR DAY MONTH WEEKDAY [ZONE]."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge schedules set 1010 --cadence 'every 30 minutes' --dry-run",
            "  tillbridge schedules set 1060 --cadence 'cron 0 2 * * * Europe/Riga'",
            "  tillbridge schedules set 1010 --groups baltics,nordics",
            "  tillbridge schedules set 1010 --groups all"
        })
final class SchedulesSetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private SchedulesCommand schedules;

    @Parameters(paramLabel = "NAME", description = "The schedule, as tillbridge schedules lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--cadence", paramLabel = "CADENCE", description = "When it runs.")
    @Nullable
    private String cadence;

    @Option(
            names = "--groups",
            paramLabel = "GROUPS",
            description = "The channel groups it is for, with commas between them, or all.")
    @Nullable
    private String groups;

    @Option(names = "--dry-run", description = "Says what the schedule would be; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (cadence == null && groups == null) {
            throw new TillbridgeException(
                    ErrorCode.user("NothingToSet"), "Say what to set: --cadence, --groups, or both");
        }
        JsonNode schedule = schedules.post(name, "?preview=%s%s%s".formatted(preview, cadence(), groups()));
        Output output = schedules.output(json);
        if (output.isJson()) {
            output.json(schedule);
        } else {
            output.line("Schedule %s %s %s, for %s.%s"
                    .formatted(
                            name,
                            preview ? "would be" : "is",
                            ScheduleText.due(schedule),
                            ScheduleText.groups(schedule),
                            preview ? " Nothing was changed." : ""));
        }
        return ExitCode.DONE.number();
    }

    private String cadence() {
        return cadence == null ? "" : "&cadence=" + OperatorLine.encoded(cadence);
    }

    private String groups() {
        return groups == null ? "" : "&groups=" + OperatorLine.encoded(groups.equals("all") ? "" : groups);
    }
}
