package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge jobs add FILE`: saves a seed at headquarters.
@Command(
        name = "add",
        description = {
            "Adds the jobs and tables of a seed file.",
            "Tables and columns are checked against headquarters' database first; all of the file is saved, or nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge jobs add gift-wrap.yaml --dry-run    what it would change",
            "  tillbridge jobs add gift-wrap.yaml"
        })
final class JobsAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private JobsCommand jobs;

    @Parameters(paramLabel = "FILE", description = "The seed, YAML; docs/how-to/add-a-table.md shows one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--dry-run", description = "Checks the file and says what would change; saves nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = jobs.root();
        byte[] seed = ReadFile.whole(root.terminal().directory().resolve(file).normalize(), "seed");
        JsonNode outcome = OperatorLine.of(root.configuration())
                .post(
                        "jobs/seed?preview=%s&file=%s"
                                .formatted(
                                        preview,
                                        OperatorLine.encoded(file.getFileName().toString())),
                        seed);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(outcome);
        } else {
            output.line(sentence(
                    outcome.path("jobs").asInt(),
                    outcome.path("tables").asInt(),
                    outcome.path("schedules").asInt()));
        }
        return ExitCode.DONE.number();
    }

    private String sentence(int changedJobs, int changedTables, int changedSchedules) {
        if (changedJobs + changedTables + changedSchedules == 0) {
            return "Everything in %s is saved already.".formatted(file.getFileName());
        }
        String what = "%s and %s%s"
                .formatted(
                        Counted.of(changedJobs, "job"),
                        Counted.of(changedTables, "table"),
                        changedSchedules == 0 ? "" : ", " + Counted.of(changedSchedules, "schedule"));
        return preview
                ? "Would save %s; nothing was saved.".formatted(what)
                : "Saved %s. See them with: tillbridge jobs".formatted(what);
    }
}
