package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge affiliations add CODE`.
@Command(
        name = "add",
        description = {
            "Adds an affiliation, or gives it another name. Stores know it when their next package 1110 is applied."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge affiliations add STUDENT --name Students",
            "  tillbridge affiliations add STUDENT --name 'Students and pupils' --dry-run"
        })
final class AffiliationsAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AffiliationsCommand affiliations;

    @Parameters(paramLabel = "CODE", description = "How requests name it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String code;

    @Option(names = "--name", paramLabel = "NAME", description = "What people read; the code, if it has none yet.")
    @Nullable
    private String name;

    @Option(names = "--dry-run", description = "Says what would change; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = affiliations.root();
        String path = "affiliations/%s?preview=%s".formatted(OperatorLine.encoded(code), preview);
        JsonNode answer = OperatorLine.of(root.configuration())
                .post(name == null ? path : path + "&name=" + OperatorLine.encoded(name));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Affiliation %s (%s) %s"
                    .formatted(
                            code,
                            answer.path("name").asString(),
                            preview
                                    ? "would be what customers can join. Nothing was changed."
                                    : "is what customers can join; it travels with 1110."));
        }
        return ExitCode.DONE.number();
    }
}
