package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge statements`: the end of the day.
@Command(
        name = "statements",
        aliases = "statement",
        description = {
            "Lists statements, the latest business date first: what a store has sold on a day, and how far it is posted.",
            "Headquarters validates, calculates and posts by itself when a store's day is over; the commands below do it now."
        },
        subcommands = {
            StatementsShowCommand.class,
            StatementsLeftOutCommand.class,
            StatementsEditCommand.class,
            StatementsValidateCommand.class,
            StatementsCalculateCommand.class,
            StatementsPostCommand.class,
            StatementsClearCommand.class,
            StatementsRulesCommand.class,
            StatementsSettingsCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements",
            "  tillbridge statements --state failed",
            "  tillbridge statements --store 052 --date 2026-11-21 --json",
            "  tillbridge statement show 052-2026-11-21",
            "  tillbridge statements left-out              what is not in any, why, and what resolves it"
        })
final class StatementsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Mixin
    private final StatementFilters filters = new StatementFilters();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "open, failed, or one such as calculated or posted. Default: any.")
    private @Nullable String state;

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
        String path = "statements?most=%d%s%s".formatted(most, filters.query(), OperatorLine.parameter("state", state));
        output(json)
                .list(
                        headquarters().get(path),
                        "There are no such statements. What has been sold and is in none: tillbridge statements left-out",
                        List.of("STATEMENT", "STATE", "SALES", "LINES", "AMOUNT", "LEFT OUT", "ERROR"),
                        StatementText::row);
        return ExitCode.DONE.number();
    }

    OperatorLine headquarters() {
        return OperatorLine.of(root.configuration());
    }

    RootCommand root() {
        return root;
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }
}
