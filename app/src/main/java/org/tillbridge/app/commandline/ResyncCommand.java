package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge resync STORE [JOB]`: a full sync.
@Command(
        name = "resync",
        description = {
            "Has a store fetch a job anew, in full; without a job, everything it downloads.",
            "What the store has is replaced in one transaction: readers see the old rows or the new ones. What the store "
                    + "itself created and headquarters has not answered stays."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge resync riga 1010 --dry-run    what would be fetched",
            "  tillbridge resync riga 1010",
            "  tillbridge resync riga"
        })
final class ResyncCommand implements Callable<Integer> {

    private static final String ALL_JOBS = "9999";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(index = "0", paramLabel = "STORE", description = "The store, as tillbridge stores lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Parameters(
            index = "1",
            paramLabel = "JOB",
            defaultValue = ALL_JOBS,
            description = "The code of a download job. Default: ${DEFAULT-VALUE}, all of them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String job;

    @Option(names = "--dry-run", description = "Says what would be fetched; asks for nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode answer = OperatorLine.of(root.configuration())
                .post("jobs/%s/full-sync?store=%s&preview=%s"
                        .formatted(OperatorLine.encoded(job), OperatorLine.encoded(store), preview));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(answer);
            return ExitCode.DONE.number();
        }
        String jobs = StreamSupport.stream(answer.path("jobs").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        output.line(
                preview
                        ? "Store %s would fetch anew, in full: %s. Nothing was asked.".formatted(store, jobs)
                        : "Store %s fetches anew, in full: %s. See tillbridge status.".formatted(store, jobs));
        return ExitCode.DONE.number();
    }
}
