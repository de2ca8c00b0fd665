package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks show NAME`.
@Command(
        name = "show",
        description = "Shows one webhook: what it is told, how far, and why it fails.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge webhooks show shop")
final class WebhooksShowCommand implements Callable<Integer> {

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
        JsonNode webhook = webhooks.line().get("webhooks/" + OperatorLine.encoded(name));
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(webhook);
            return ExitCode.DONE.number();
        }
        output.line("%s tells %s".formatted(name, webhook.path("url").asString()));
        output.line("  kinds     %s".formatted(WebhooksCommand.kinds(webhook)));
        output.line("  state     %s".formatted(WebhooksCommand.state(webhook)));
        output.line("  told      %d, %d wait"
                .formatted(
                        webhook.path("told").asLong(), webhook.path("waiting").asLong()));
        if (webhook.path("failures").asInt() > 0) {
            output.line("  failing   %d times since %s, again at %s: %s"
                    .formatted(
                            webhook.path("failures").asInt(),
                            webhook.path("failingSince").asString(),
                            webhook.path("nextTryAt").asString(),
                            webhook.path("lastFailure").asString()));
        }
        return ExitCode.DONE.number();
    }
}
