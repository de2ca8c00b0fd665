package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks remove NAME`.
@Command(
        name = "remove",
        description = "Removes a webhook and its secret: it is told nothing any more.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks remove shop")
final class WebhooksRemoveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private WebhooksCommand webhooks;

    @Parameters(paramLabel = "NAME", description = "As tillbridge webhooks lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode answer = webhooks.line().delete("webhooks/" + OperatorLine.encoded(name));
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Webhook %s is removed.".formatted(name));
        }
        return ExitCode.DONE.number();
    }
}
