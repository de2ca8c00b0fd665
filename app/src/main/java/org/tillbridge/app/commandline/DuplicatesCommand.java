package org.tillbridge.app.commandline;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.duplicates.DuplicatePair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates`: customers that may be one person.
@Command(
        name = "duplicates",
        description = {
            "Lists customers that may be one person, the surest first, and why. Nothing is ever merged by itself.",
            "A person says what they are: link (one person, two accounts), merge (one customer), keep-apart (two people)."
        },
        subcommands = {
            DuplicatesShowCommand.class,
            DuplicatesLinkCommand.class,
            DuplicatesMergeCommand.class,
            DuplicatesKeepApartCommand.class,
            DuplicatesUndoCommand.class,
            DuplicatesRulesCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge duplicates",
            "  tillbridge duplicates --state merged --json",
            "  tillbridge duplicates show 000017 000042",
            "  tillbridge duplicates merge 000042 000017     000042 goes, 000017 stays"
        })
final class DuplicatesCommand implements Callable<Integer> {

    private static final List<String> HEADING =
            List.of("POINTS", "WHY", "ACCOUNT", "CUSTOMER", "ACCOUNT", "CUSTOMER", "STATE");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "open",
            description = "open, linked, kept-apart or merged. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String state;

    @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Only hers: account ID, UUID or e-mail.")
    private @Nullable String customer;

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
        String query = "duplicates?state=%s&most=%d%s"
                .formatted(OperatorLine.encoded(state), most, OperatorLine.parameter("customer", customer));
        List<DuplicatePair> pairs = List.of(headquarters().get(query, DuplicatePair[].class));
        Output output = output(json);
        if (output.isJson()) {
            output.json(pairs);
        } else if (pairs.isEmpty()) {
            output.line("There are no such pairs.");
        } else {
            output.table(HEADING, pairs.stream().map(DuplicateScreen::row).toList());
        }
        return ExitCode.DONE.number();
    }

    OperatorLine headquarters() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    /// Says what two customers are to each other, and shows them.
    Integer judge(String action, TwoCustomers two, boolean asJson) {
        String path = "duplicates/%s?customer=%s&other=%s"
                .formatted(action, OperatorLine.encoded(two.customer()), OperatorLine.encoded(two.other()));
        DuplicateScreen.compare(output(asJson), headquarters().post(path, DuplicatePair.class));
        return ExitCode.DONE.number();
    }

    /// The pair a subcommand is about.
    static final class TwoCustomers {

        @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Account ID, UUID or e-mail.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call()
        private String customer;

        @Parameters(index = "1", paramLabel = "OTHER", description = "The other customer.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call()
        private String other;

        String customer() {
            return customer;
        }

        String other() {
            return other;
        }
    }
}
