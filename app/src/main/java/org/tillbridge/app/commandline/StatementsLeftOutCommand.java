package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge statements left-out`.
@Command(
        name = "left-out",
        description = "Lists every sale and return that is in no statement, why, and the command that resolves it.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge statements left-out", "  tillbridge statements left-out --store 052 --json"})
final class StatementsLeftOutCommand implements Callable<Integer> {

    static final List<String> HEADING = List.of("STORE", "DATE", "RECEIPT", "AMOUNT", "LEFT OUT BECAUSE", "RESOLVE");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Mixin
    private final StatementFilters filters = new StatementFilters();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        statements
                .output(json)
                .list(
                        statements.headquarters().get("statements/left-out?most=%d%s".formatted(most, filters.query())),
                        "Every sale that has come is in a statement.",
                        HEADING,
                        StatementText::leftOut);
        return ExitCode.DONE.number();
    }
}
