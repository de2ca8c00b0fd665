package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge jobs`: what is exchanged, and the commands to add to it and to run it.
@Command(
        name = "jobs",
        description = "Lists the jobs and the tables they carry.",
        subcommands = {JobsAddCommand.class, JobsRunCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge jobs                          what is exchanged, up and down",
            "  tillbridge jobs add gift-wrap.yaml       a table of yours travels from now on",
            "  tillbridge jobs run 1060                 every store fetches its staff now"
        })
final class JobsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        JsonNode jobs = OperatorLine.of(root.configuration()).get("jobs");
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(jobs);
            return ExitCode.DONE.number();
        }
        List<List<String>> rows = new ArrayList<>();
        jobs.forEach(job -> rows.add(List.of(
                job.path("job").asString(),
                job.path("name").asString(),
                job.path("direction").asString().equals("UPLOAD") ? "up" : "down",
                active(job),
                job.path("origin").asString().equals("SEED") ? "yours" : "predefined",
                StreamSupport.stream(job.path("tables").spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(", ")))));
        output.table(List.of("JOB", "NAME", "WAY", "ACTIVE", "WHOSE", "TABLES"), rows);
        return ExitCode.DONE.number();
    }

    private static String active(JsonNode job) {
        String unfit = job.path("unfit").asString("");
        return !job.path("active").asBoolean() ? "no" : unfit.isEmpty() ? "yes" : "no: " + unfit;
    }
}
