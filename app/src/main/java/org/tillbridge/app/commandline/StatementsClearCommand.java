package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements clear`.
@Command(
        name = "clear",
        description =
                "Clears statements that are not being posted yet: their sales are free again, to be corrected or calculated "
                        + "anew. Without --yes those that --store and --date choose are only shown.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements clear 052-2026-11-21",
            "  tillbridge statements clear --date 2026-11-21 --yes"
        })
final class StatementsClearCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(paramLabel = "STATEMENT", arity = "0..1", description = "One, by its name.")
    private @Nullable String name;

    @Mixin
    private final StatementFilters filters = new StatementFilters();

    @Option(names = "--yes", description = "Does it to all that are chosen.")
    private boolean yes;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (name == null && filters.isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("StatementMissing"), "Name a statement, or choose some with --store or --date");
        }
        boolean onlyLook = name == null && !yes;
        JsonNode outcome = statements
                .headquarters()
                .post("statements/clear?preview=%s%s%s"
                        .formatted(onlyLook, filters.query(), OperatorLine.parameter("name", name)));
        Output output = statements.output(json);
        if (output.isJson()) {
            output.json(outcome);
            return ExitCode.DONE.number();
        }
        JsonNode cleared = outcome.path("cleared");
        cleared.forEach(statement -> output.line(statement.asString()));
        output.line(text(cleared.size(), onlyLook));
        return ExitCode.DONE.number();
    }

    private static String text(int count, boolean onlyLook) {
        if (count == 0) {
            return "None of them can be cleared: only one that is calculated and not being posted.";
        }
        String counted = Counted.of(count, "statement");
        return onlyLook ? counted + ". Nothing was changed; do it with --yes." : counted + " cleared.";
    }
}
