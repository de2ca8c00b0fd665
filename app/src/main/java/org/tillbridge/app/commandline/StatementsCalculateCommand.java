package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements calculate`.
@Command(
        name = "calculate",
        description =
                "Validates what has come, then calculates the statements of all days that are over, or with --open also of "
                        + "those that go on. Nothing is posted; clear takes it back.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements calculate --dry-run         of which stores and days, and how many sales",
            "  tillbridge statements calculate",
            "  tillbridge statements calculate --store 052 --date 2026-11-21 --open"
        })
final class StatementsCalculateCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Mixin
    private final StatementFilters filters = new StatementFilters();

    @Option(names = "--open", description = "Also days that still go on: statements through the day.")
    private boolean open;

    @Option(names = "--dry-run", description = "Shows what would be looked at; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (preview) {
            return preview();
        }
        JsonNode outcome =
                statements.headquarters().post("statements/calculate?open=%s%s".formatted(open, filters.query()));
        Output output = statements.output(json);
        if (output.isJson()) {
            output.json(outcome);
            return ExitCode.DONE.number();
        }
        long calculated = outcome.path("calculated").asLong();
        output.line(
                calculated == 0
                        ? "There is nothing to calculate. What is left out, and why: tillbridge statements left-out"
                        : "%s calculated. Post: tillbridge statements post"
                                .formatted(Counted.of(calculated, "statement")));
        return ExitCode.DONE.number();
    }

    private Integer preview() {
        statements
                .output(json)
                .list(
                        statements.headquarters().get("statements/due?open=%s%s".formatted(open, filters.query())),
                        "There is nothing to calculate.",
                        List.of("STORE", "DATE", "VALIDATED", "NOT VALIDATED", "FAILED", "SHIFTS"),
                        due -> List.of(
                                due.path("store").asString(),
                                due.path("businessDate").asString(),
                                Counted.number(due.path("validated").asLong()),
                                Counted.number(due.path("notValidated").asLong()),
                                Counted.number(due.path("failed").asLong()),
                                Counted.number(due.path("shifts").asLong())));
        return ExitCode.DONE.number();
    }
}
