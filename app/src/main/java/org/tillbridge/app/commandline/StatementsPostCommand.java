package org.tillbridge.app.commandline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements post`.
@Command(
        name = "post",
        description =
                "Posts calculated statements, store by store; those that have failed go on from the state they have reached. "
                        + "Exit code 1 when some fail.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements post --dry-run              how many, of which stores",
            "  tillbridge statements post",
            "  tillbridge statements post 052-2026-11-21"
        })
final class StatementsPostCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(paramLabel = "STATEMENT", arity = "0..1", description = "Only this one, by its name.")
    private @Nullable String name;

    @Mixin
    private final StatementFilters filters = new StatementFilters();

    @Option(names = "--dry-run", description = "Shows how many there are; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Output output = statements.output(json);
        String query = filters.query() + OperatorLine.parameter("name", name);
        JsonNode waiting = statements.headquarters().get("statements/waiting?" + query);
        if (preview) {
            output.list(
                    waiting,
                    "There is nothing to post.",
                    List.of("STORE", "STATEMENTS", "LINES"),
                    store -> List.of(
                            store.path("store").asString(),
                            Counted.number(store.path("statements").asLong()),
                            Counted.number(store.path("lines").asLong())));
            return ExitCode.DONE.number();
        }
        return report(output, post(output, waiting));
    }

    private record Posted(long posted, long failed) {}

    private Posted post(Output output, JsonNode waiting) {
        long posted = 0;
        long failed = 0;
        long stores = 0;
        String end = filters.ofDate() + OperatorLine.parameter("name", name);
        try (var meter = StepMeter.of(statements.root().terminal(), output, "stores", waiting.size())) {
            for (JsonNode store : waiting) {
                JsonNode outcome = statements
                        .headquarters()
                        .post("statements/post?store=%s%s"
                                .formatted(
                                        OperatorLine.encoded(store.path("store").asString()), end));
                posted += outcome.path("posted").asLong();
                failed += outcome.path("failed").asLong();
                meter.reached(++stores);
            }
        }
        return new Posted(posted, failed);
    }

    private static Integer report(Output output, Posted done) {
        if (output.isJson()) {
            output.json(Map.of("posted", done.posted(), "failed", done.failed()));
        } else if (done.posted() + done.failed() == 0) {
            output.line("There is nothing to post. Calculate first: tillbridge statements calculate");
        } else {
            output.line("%s posted, %s failed%s"
                    .formatted(
                            Counted.of(done.posted(), "statement"),
                            Counted.number(done.failed()),
                            done.failed() == 0 ? "." : ": tillbridge statements --state failed"));
        }
        return (done.failed() == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }
}
