package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge affiliations`: what customers can join.
@Command(
        name = "affiliations",
        description = "Lists the affiliations customers can join at every store.",
        subcommands = {AffiliationsAddCommand.class, AffiliationsRemoveCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge affiliations",
            "  tillbridge affiliations add STUDENT --name Students",
            "  tillbridge affiliations remove STUDENT --dry-run"
        })
final class AffiliationsCommand implements Callable<Integer> {

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
        JsonNode affiliations = OperatorLine.of(root.configuration()).get("affiliations");
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(affiliations);
        } else if (affiliations.isEmpty()) {
            output.line("There is nothing to join yet; add an affiliation with: tillbridge affiliations add CODE");
        } else {
            List<List<String>> rows = new ArrayList<>();
            affiliations.forEach(one -> rows.add(
                    List.of(one.path("affiliation").asString(), one.path("name").asString())));
            output.table(List.of("AFFILIATION", "NAME"), rows);
        }
        return ExitCode.DONE.number();
    }
}
