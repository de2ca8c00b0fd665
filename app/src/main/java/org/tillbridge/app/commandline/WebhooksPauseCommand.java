package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks pause NAME`.
@Command(
        name = "pause",
        description = "Tells it nothing until it is resumed; what happens meanwhile is told then.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks pause shop")
final class WebhooksPauseCommand implements Callable<Integer> {

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
        JsonNode answer = webhooks.post(name, "/pause");
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Webhook %s is paused. Go on with: tillbridge webhooks resume %s".formatted(name, name));
        }
        return ExitCode.DONE.number();
    }
}
