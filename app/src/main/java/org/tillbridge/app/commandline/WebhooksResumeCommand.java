package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks resume NAME`.
@Command(
        name = "resume",
        description = "Tells it again, at once, also when it was disabled: first what it was not told.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks resume shop")
final class WebhooksResumeCommand implements Callable<Integer> {

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
        JsonNode answer = webhooks.post(name, "/resume");
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Webhook %s is told again; %d changes wait for it."
                    .formatted(name, answer.path("waiting").asLong()));
        }
        return ExitCode.DONE.number();
    }
}
