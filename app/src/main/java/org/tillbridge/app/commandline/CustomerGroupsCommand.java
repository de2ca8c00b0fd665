package org.tillbridge.app.commandline;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge customer-groups`: the groups customers are in, and their dimensions.
@Command(
        name = "customer-groups",
        description = {
            "Lists the customer groups and their financial dimensions.",
            "A new customer gets the dimensions of the group of its store's default customer when it is numbered."
        },
        subcommands = CustomerGroupsSetCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge customer-groups",
            "  tillbridge customer-groups set retail --dimension Department=010 --dimension CostCenter=riga"
        })
final class CustomerGroupsCommand implements Callable<Integer> {

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
        JsonNode groups = OperatorLine.of(root.configuration()).get("customer-groups");
        Output.of(root.terminal(), json)
                .list(
                        groups,
                        "No customer group is described yet; add one with: tillbridge customer-groups set GROUP",
                        List.of("GROUP", "NAME", "LEGAL ENTITY", "DIMENSIONS"),
                        group -> List.of(
                                group.path("customerGroup").asString(),
                                group.path("name").asString(),
                                group.path("legalEntity").asString(),
                                dimensions(group)));
        return ExitCode.DONE.number();
    }

    static String dimensions(JsonNode group) {
        var sorted = new TreeMap<String, String>();
        group.path("dimensions")
                .properties()
                .forEach(one -> sorted.put(one.getKey(), one.getValue().asString()));
        return sorted.isEmpty()
                ? "none"
                : sorted.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
