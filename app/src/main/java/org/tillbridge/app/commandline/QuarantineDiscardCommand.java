package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge quarantine discard ID --reason TEXT`: goes on without the row.
@Command(
        name = "discard",
        description =
                "Ends an entry without its row, for a reason that stays on record with the row's content. What waited "
                        + "behind it goes on. The same row again changes nothing; a row for a store is listed again if the store fails at "
                        + "it again.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge quarantine discard 17 --reason \"a test of the till\"")
final class QuarantineDiscardCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private QuarantineCommand quarantine;

    @Parameters(index = "0", paramLabel = "ID", description = "Its number, as tillbridge quarantine lists it.")
    private long id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String reason;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode result = quarantine
                .headquarters()
                .post("quarantine/%d/discard?reason=%s".formatted(id, OperatorLine.encoded(reason)));
        Output output = quarantine.output(json);
        if (output.isJson()) {
            output.json(result);
        } else {
            output.line("%d %s: %s"
                    .formatted(
                            id,
                            result.path("outcome").asString(),
                            result.path("message").asString()));
        }
        return ExitCode.DONE.number();
    }
}
