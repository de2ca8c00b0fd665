package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge quarantine retry`: after the reason is gone.
@Command(
        name = "retry",
        description = {
            "Tries rows again: a row from a store is taken like a fresh arrival, exactly once; a row for a store travels to "
                    + "it again. Exit code 1 when some still wait.",
            "Mend the reason first: make the column wider, add the missing one, change the row at headquarters."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge quarantine retry 17",
            "  tillbridge quarantine retry --all --table visit --dry-run",
            "  tillbridge quarantine retry --all --store riga"
        })
final class QuarantineRetryCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private QuarantineCommand quarantine;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "One row, by its number.")
    private @Nullable Long id;

    @Option(names = "--all", description = "Every row that waits, or of --store and --table.")
    private boolean all;

    @Option(names = "--store", paramLabel = "STORE", description = "With --all: only of this store.")
    private @Nullable String store;

    @Option(names = "--table", paramLabel = "TABLE", description = "With --all: only of this table.")
    private @Nullable String table;

    @Option(names = "--dry-run", description = "Says which rows would be tried; tries none.")
    private boolean preview;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if ((id != null) == all) {
            throw new TillbridgeException(
                    ErrorCode.user("QuarantineRetry"),
                    "Say which: the ID of one row, or --all for every row that waits");
        }
        JsonNode results = quarantine
                .headquarters()
                .post("quarantine/retry?preview=" + preview
                        + OperatorLine.parameter("id", id == null ? null : id.toString())
                        + OperatorLine.parameter("store", store)
                        + OperatorLine.parameter("table", table));
        Output output = quarantine.output(json);
        if (output.isJson()) {
            output.json(results);
        } else {
            print(results, output);
        }
        return preview || count(results, "WAITING") == 0 ? ExitCode.DONE.number() : ExitCode.FINDINGS.number();
    }

    private void print(JsonNode results, Output output) {
        if (results.isEmpty()) {
            output.line("No such row waits in quarantine.");
            return;
        }
        results.forEach(result -> output.line("%s %s: %s"
                .formatted(
                        result.path("id").asString(),
                        preview ? "would be tried" : result.path("outcome").asString(),
                        result.path("message").asString())));
        output.line(
                preview
                        ? "%s would be tried; nothing was done.".formatted(Counted.of(results.size(), "row"))
                        : "%s taken, %s on the way again, %s."
                                .formatted(
                                        Counted.of(count(results, "TAKEN"), "row"),
                                        Counted.number(count(results, "ASKED")),
                                        Counted.of(count(results, "WAITING"), "still waits", "still wait")));
    }

    private static long count(JsonNode results, String outcome) {
        return StreamSupport.stream(results.spliterator(), false)
                .filter(result -> result.path("outcome").asString().equals(outcome))
                .count();
    }
}
