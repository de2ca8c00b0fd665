package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.repair.RequestDetail;
import org.tillbridge.headquarters.repair.RequestState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tillbridge requests synchronize ID`: converts the chain of one customer now.
@Command(
        name = "synchronize",
        description =
                "Converts a request now, with everything else its customer waits for and nobody else's, and says what came of it. "
                        + "Ends with 1 when the request is not done.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge requests synchronize 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11")
final class RequestsSynchronizeCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Parameters(paramLabel = "REQUEST", description = "Its ID, as tillbridge requests lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID id;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode answer = requests.headquarters().post("requests/%s/synchronize".formatted(id));
        RequestDetail detail = JSON.treeToValue(answer.path("request"), RequestDetail.class);
        Output output = requests.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            JsonNode run = answer.path("run");
            output.line("%s looked at: %s created, %s changed, %s held, %s waiting"
                    .formatted(
                            Counted.of(run.path("claimed").asLong(), "request"),
                            run.path("created").asString(),
                            run.path("changed").asString(),
                            run.path("held").asString(),
                            run.path("waiting").asString()));
            output.line("");
            new RequestDetailScreen(output, Instant.now()).print(detail);
        }
        return detail.request().state() == RequestState.DONE ? ExitCode.DONE.number() : ExitCode.FINDINGS.number();
    }
}
