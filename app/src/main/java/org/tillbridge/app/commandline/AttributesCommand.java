package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge attributes`: what is kept of customers beside their card.
@Command(
        name = "attributes",
        description = "Lists the customer attributes: which values each takes, and whose customers have it.",
        subcommands = {AttributesAddCommand.class, AttributesShowCommand.class, AttributesSetCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge attributes",
            "  tillbridge attributes add customer-attributes.yaml --dry-run",
            "  tillbridge attributes add customer-attributes.yaml",
            "  tillbridge attributes set 000042 \"Shoe size=42.5\""
        })
final class AttributesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        JsonNode attributes = OperatorLine.of(root.configuration()).get("attributes");
        Output.of(root.terminal(), json)
                .list(
                        attributes,
                        "There are no customer attributes yet; add some with: tillbridge attributes add FILE",
                        List.of("ATTRIBUTE", "KIND", "TAKES", "DEFAULT", "GROUPS", "CUSTOMERS OF"),
                        attribute -> List.of(
                                attribute.path("attribute").asString(),
                                attribute.path("kind").asString(),
                                takes(attribute),
                                attribute.path("defaultValue").asString(""),
                                listed(attribute.path("groups")),
                                listed(attribute.path("legalEntities"))));
        return ExitCode.DONE.number();
    }

    private static String takes(JsonNode attribute) {
        String unit = attribute.path("unit").asString("");
        String from = attribute.path("minimum").asString("");
        String to = attribute.path("maximum").asString("");
        if (!attribute.path("values").isEmpty()) {
            return ScheduleText.listed(attribute.path("values"));
        }
        String range = from.isEmpty() && to.isEmpty()
                ? "any"
                : "%s to %s".formatted(from, to).strip();
        return unit.isEmpty() ? range : range + " " + unit;
    }

    private static String listed(JsonNode names) {
        return names.isEmpty() ? "none" : ScheduleText.listed(names);
    }
}
