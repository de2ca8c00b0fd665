package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge jobs run CODE`: asks every store to run a job now.
@Command(
        name = "run",
        description =
                "Asks every store to run a job now: P-0001 uploads, any other code downloads, 9999 downloads all.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge jobs run 9999     every store fetches everything that is new"})
final class JobsRunCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private JobsCommand jobs;

    @Parameters(paramLabel = "CODE", description = "The code of the job, as tillbridge jobs lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String code;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = jobs.root();
        JsonNode asked =
                OperatorLine.of(root.configuration()).post("jobs/%s/run".formatted(OperatorLine.encoded(code)));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(asked);
        } else {
            output.line("Job %s: %s asked; see tillbridge status."
                    .formatted(code, Counted.of(asked.path("asked").size(), "store")));
        }
        return ExitCode.DONE.number();
    }
}
