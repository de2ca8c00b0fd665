package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks replay NAME`.
@Command(
        name = "replay",
        description =
                "Tells it everything again that happened behind a token of GET /api/v1/changes, in the same order and with the same ids.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks replay shop --since 1042.0c5e8c3a")
final class WebhooksReplayCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private WebhooksCommand webhooks;

    @Parameters(paramLabel = "NAME", description = "As tillbridge webhooks lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TOKEN",
            description = "The point, as an answer of GET /api/v1/changes names it in next.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String since;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode answer = webhooks.post(name, "/replay?since=" + OperatorLine.encoded(since));
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Webhook %s is told again what happened since %s: %d changes."
                    .formatted(name, since, answer.path("waiting").asLong()));
        }
        return ExitCode.DONE.number();
    }
}
