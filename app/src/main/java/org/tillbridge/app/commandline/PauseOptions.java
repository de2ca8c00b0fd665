package org.tillbridge.app.commandline;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What pausing and resuming share: a store, or the stores of a group.
final class PauseOptions {

    @Parameters(
            paramLabel = "STORE",
            description = "The store, or with --group the group, as tillbridge stores lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Option(names = "--group", description = "All databases of a group.")
    private boolean group;

    @Option(names = "--dry-run", description = "Says which stores it would be; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /// @param done what to say of the stores, with a place for their names
    int run(RootCommand root, String action, String done) {
        JsonNode answer = OperatorLine.of(root.configuration())
                .post("%s/%s/%s?preview=%s"
                        .formatted(group ? "groups" : "stores", OperatorLine.encoded(name), action, preview));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(answer);
            return ExitCode.DONE.number();
        }
        List<String> stores = StreamSupport.stream(answer.path("stores").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        String names = stores.stream().limit(10).collect(Collectors.joining(", "))
                + (stores.size() > 10 ? " and %s more".formatted(Counted.number(stores.size() - 10)) : "");
        output.line(preview ? "It would be %s. Nothing was changed.".formatted(names) : done.formatted(names));
        return ExitCode.DONE.number();
    }
}
