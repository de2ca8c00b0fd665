package org.tillbridge.app.commandline;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge attributes set CUSTOMER NAME=VALUE…`.
@Command(
        name = "set",
        description = {
            "Sets values of a customer's attributes at headquarters; what is not named stays.",
            "Stores show them when their next package 1010 is applied."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge attributes set 000042 \"Shoe size=42.5\" --dry-run",
            "  tillbridge attributes set 000042 \"Shoe size=42.5\" \"Likes coffee=true\""
        })
final class AttributesSetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AttributesCommand attributes;

    @Mixin
    private final CustomerValues customer = new CustomerValues();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "NAME=VALUE",
            description = "An attribute and its value; a moment as 2026-12-24T18:00:00+02:00.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Map<String, String> values;

    @Option(names = "--dry-run", description = "Checks the values and says what would change; saves nothing.")
    private boolean preview;

    @Override
    public Integer call() {
        RootCommand root = attributes.root();
        String path = customer.path();
        JsonNode after = OperatorLine.of(root.configuration())
                .postJson(path + (path.contains("?") ? "&" : "?") + "preview=" + preview, values);
        customer.print(root.terminal(), after, preview ? "Nothing was saved." : "Saved; it travels with 1010.");
        return ExitCode.DONE.number();
    }
}
