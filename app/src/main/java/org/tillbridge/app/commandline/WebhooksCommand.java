package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks`: other people's software that is told of changes.
@Command(
        name = "webhooks",
        description = {
            "Lists the webhooks: where headquarters tells other software that an account was assigned, a customer changed or was merged, a request is held.",
            "Messages are signed (Standard Webhooks), come in order, are tried again for days, and name customers without saying anything about them."
        },
        subcommands = {
            WebhooksAddCommand.class,
            WebhooksShowCommand.class,
            WebhooksTestCommand.class,
            WebhooksPauseCommand.class,
            WebhooksResumeCommand.class,
            WebhooksReplayCommand.class,
            WebhooksRemoveCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge webhooks",
            "  tillbridge webhooks add shop https://shop.example.com/tillbridge",
            "  tillbridge webhooks test shop"
        })
final class WebhooksCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("WEBHOOK", "TELLS", "TOLD", "WAIT", "STATE");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        output(json)
                .list(
                        line().get("webhooks"),
                        "Nobody is told of changes. Add a webhook with: tillbridge webhooks add NAME URL",
                        HEADING,
                        webhook -> List.of(
                                webhook.path("name").asString(),
                                webhook.path("url").asString(),
                                webhook.path("told").asString(),
                                webhook.path("waiting").asString(),
                                state(webhook)));
        return ExitCode.DONE.number();
    }

    /// As a person reads it: why it is disabled, or why it fails.
    static String state(JsonNode webhook) {
        String state = webhook.path("state").asString().toLowerCase(Locale.ROOT);
        String why = webhook.path("reason").isNull()
                ? webhook.path("lastFailure").asString("")
                : webhook.path("reason").asString();
        return why.isEmpty() ? state : "%s: %s".formatted(state, why);
    }

    static String kinds(JsonNode webhook) {
        return webhook.path("kinds")
                .valueStream()
                .map(kind -> kind.asString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    JsonNode post(String name, String rest) {
        return line().post("webhooks/%s%s".formatted(OperatorLine.encoded(name), rest));
    }

    OperatorLine line() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }
}
