package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge attributes add FILE`: saves attributes at headquarters.
@Command(
        name = "add",
        description = {
            "Adds or changes the customer attributes of a file. It is checked first; all of it is saved, or nothing.",
            "What the file does not name stays. Stores show it when their next package 1110 is applied."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge attributes add customer-attributes.yaml --dry-run    what it would change",
            "  tillbridge attributes add customer-attributes.yaml"
        })
final class AttributesAddCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AttributesCommand attributes;

    @Parameters(paramLabel = "FILE", description = "YAML; docs/how-to/set-up-customer-attributes.md shows one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--dry-run", description = "Checks the file and says what would change; saves nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = attributes.root();
        byte[] content =
                ReadFile.whole(root.terminal().directory().resolve(file).normalize(), "file of attributes");
        JsonNode outcome = OperatorLine.of(root.configuration())
                .post(
                        "attributes?preview=%s&file=%s"
                                .formatted(
                                        preview,
                                        OperatorLine.encoded(file.getFileName().toString())),
                        content);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(outcome);
        } else {
            output.line(sentence(outcome));
        }
        return ExitCode.DONE.number();
    }

    private String sentence(JsonNode outcome) {
        int types = outcome.path("types").asInt();
        int changed = outcome.path("attributes").asInt();
        int groups = outcome.path("groups").asInt();
        int entities = outcome.path("legalEntities").asInt();
        if (types + changed + groups + entities == 0) {
            return "Everything in %s is saved already.".formatted(file.getFileName());
        }
        String what = "%s, %s, %s, and the group of %s"
                .formatted(
                        Counted.of(types, "type"),
                        Counted.of(changed, "attribute"),
                        Counted.of(groups, "group"),
                        Counted.of(entities, "legal entity", "legal entities"));
        return preview
                ? "Would save %s; nothing was saved.".formatted(what)
                : "Saved %s. See them with: tillbridge attributes".formatted(what);
    }
}
