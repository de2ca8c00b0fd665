package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks test NAME`.
@Command(
        name = "test",
        description =
                "Sends it a message of the type webhook.test now, whatever its state, and says what the receiver did.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks test shop")
final class WebhooksTestCommand implements Callable<Integer> {

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
        JsonNode answer = webhooks.post(name, "/test");
        boolean delivered = answer.path("delivered").asBoolean();
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line(
                    delivered
                            ? "The receiver of %s has taken it.".formatted(name)
                            : "The receiver of %s has not: %s"
                                    .formatted(name, answer.path("failure").asString()));
        }
        return (delivered ? ExitCode.DONE : ExitCode.OUTAGE).number();
    }
}
