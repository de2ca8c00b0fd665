package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.repair.RequestDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests show ID`.
@Command(
        name = "show",
        description =
                "Shows one request: what it asks for, field by field, where it stands, and every edit with what was before. "
                        + "It prints personal data.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge requests show 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11")
final class RequestsShowCommand implements Callable<Integer> {

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
        RequestDetail detail = requests.headquarters().get("requests/" + id, RequestDetail.class);
        Output output = requests.output(json);
        if (output.isJson()) {
            output.json(detail);
        } else {
            new RequestDetailScreen(output, Instant.now()).print(detail);
        }
        return ExitCode.DONE.number();
    }
}
