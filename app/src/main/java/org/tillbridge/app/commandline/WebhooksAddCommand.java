package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge webhooks add NAME URL`.
@Command(
        name = "add",
        description = {
            "Adds a webhook, which is told what happens from now on. Its secret is shown this once: the receiver checks the signature with it.",
            "The address is https, and not in a private network unless headquarters.webhooks.private-addresses allows it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge webhooks add shop https://shop.example.com/tillbridge",
            "  tillbridge webhooks add crm https://crm.example.com/hook --kind account-assigned --kind customer-merged"
        })
final class WebhooksAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private WebhooksCommand webhooks;

    @Parameters(paramLabel = "NAME", description = "What it is called here.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Parameters(paramLabel = "URL", description = "Where it is told.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String url;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "account-assigned, customer-changed, customer-merged, merge-undone, request-held; may be repeated. Default: all.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String asked = kinds.stream()
                .map(kind -> OperatorLine.parameter(
                        "kind", kind.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.joining());
        JsonNode added = webhooks.post(name, "?url=" + OperatorLine.encoded(url) + asked);
        Output output = webhooks.output(json);
        if (output.isJson()) {
            output.json(added);
        } else {
            output.line("Webhook %s tells %s: %s".formatted(name, url, WebhooksCommand.kinds(added)));
            output.line("Its secret, shown this once: %s"
                    .formatted(added.path("secret").asString()));
            output.line("Try it: tillbridge webhooks test %s".formatted(name));
        }
        return ExitCode.DONE.number();
    }
}
