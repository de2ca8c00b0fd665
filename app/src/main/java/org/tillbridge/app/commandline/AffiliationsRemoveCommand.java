package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge affiliations remove CODE`.
@Command(
        name = "remove",
        description = {
            "Removes an affiliation nobody is in. Requests on their way that name it are held, with the reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge affiliations remove STUDENT --dry-run", "  tillbridge affiliations remove STUDENT"})
final class AffiliationsRemoveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AffiliationsCommand affiliations;

    @Parameters(paramLabel = "CODE", description = "How requests name it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String code;

    @Option(names = "--dry-run", description = "Says what would change; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = affiliations.root();
        String path = "affiliations/%s?preview=%s".formatted(OperatorLine.encoded(code), preview);
        JsonNode answer = OperatorLine.of(root.configuration()).delete(path);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Affiliation %s (%s) %s"
                    .formatted(
                            code,
                            answer.path("name").asString(),
                            preview
                                    ? "would be removed. Nothing was changed."
                                    : "is removed; stores forget it with their next 1110."));
        }
        return ExitCode.DONE.number();
    }
}
