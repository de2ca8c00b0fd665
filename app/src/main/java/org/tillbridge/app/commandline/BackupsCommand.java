package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge backups`: what headquarters knows about backups of its database, whoever makes them.
@Command(
        name = "backups",
        description =
                "Lists the backups of headquarters' database that headquarters knows of. Stores keep everything that the "
                        + "oldest of them does not contain. tillbridge backup notes its backups itself; those of a PostgreSQL of "
                        + "yours are told with begin, finish and forget.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge backups",
            "  id=$(tillbridge backups begin --place /backup/hq.dump)",
            "  pg_dump -Fc -f /backup/hq.dump headquarters && tillbridge backups finish $id",
            "  rm /backup/hq.old.dump && tillbridge backups forget $old"
        })
final class BackupsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode backups = headquarters().get("backups");
        Output output = output(json);
        if (output.isJson()) {
            output.json(backups);
        } else if (backups.isEmpty()) {
            output.line("Headquarters knows of no backup; make one with: tillbridge backup DIRECTORY");
        } else {
            var time = TimeText.at(Instant.now());
            List<List<String>> rows = new ArrayList<>();
            backups.forEach(backup -> rows.add(List.of(
                    backup.path("backupId").asString(),
                    time.time(Instant.parse(backup.path("begunAt").asString())),
                    backup.path("finishedAt").isNull() ? "not finished, does not count" : "kept",
                    backup.path("place").asString())));
            output.table(List.of("BACKUP", "OF", "STATE", "PLACE"), rows);
        }
        return ExitCode.DONE.number();
    }

    private OperatorLine headquarters() {
        return OperatorLine.of(root.configuration());
    }

    private Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    private int print(JsonNode backup, boolean asJson) {
        Output output = output(asJson);
        if (output.isJson()) {
            output.json(backup);
        } else {
            output.line(backup.path("backupId").asString());
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "begin",
            description = "To be called before the first byte is copied: notes what the backup will contain at least. "
                    + "Prints its id.")
    int begin(
            @Option(names = "--place", paramLabel = "TEXT", defaultValue = "", description = "Where it will be.")
                    String place,
            @Option(names = "--json", description = "Prints one JSON object.") boolean asJson) {
        return print(headquarters().post("backups?place=" + OperatorLine.encoded(place)), asJson);
    }

    @Command(name = "finish", description = "The backup is complete and will be kept: from now on it counts.")
    int finish(
            @Parameters(paramLabel = "BACKUP", description = "Its id.") UUID backup,
            @Option(names = "--json", description = "Prints one JSON object.") boolean asJson) {
        return print(headquarters().post("backups/%s/finish".formatted(backup)), asJson);
    }

    @Command(name = "forget", description = "The backup was deleted, or was never completed.")
    int forget(
            @Parameters(paramLabel = "BACKUP", description = "Its id.") UUID backup,
            @Option(names = "--json", description = "Prints one JSON object.") boolean asJson) {
        return print(headquarters().delete("backups/" + backup), asJson);
    }
}
