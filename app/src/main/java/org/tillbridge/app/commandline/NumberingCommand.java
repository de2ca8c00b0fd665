package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge numbering`: whether customers are given account IDs, what stops it, and the number
/// sequences.
@Command(
        name = "numbering",
        description = {
            "Lists the number sequences, and says whether customers are given account IDs.",
            "If not: the account ledger is missing or older than the database, or a store knows account IDs that the ledger lacks."
        },
        subcommands = {NumberingShowCommand.class, NumberingSetCommand.class, NumberingAddCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge numbering",
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT --format C######            what would become of it",
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT --format C###### --yes",
            "  tillbridge numbering add demo/CUSTOMER_ACCOUNT --group VIP --format VIP-#### --yes",
            "  tillbridge numbering acknowledge           what would be taken over from the stores",
            "  tillbridge numbering acknowledge --yes"
        })
final class NumberingCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return show(json);
    }

    @Command(
            name = "acknowledge",
            description =
                    "Takes over the account IDs that stores know and the ledger lacks, when no newer ledger is to be had: "
                            + "they are written into the ledger, and numbering goes on above them. Without --yes only shows them.")
    int acknowledge(
            @Option(names = "--yes", description = "Does it.") boolean yes,
            @Option(names = "--json", description = "Prints one JSON object.") boolean asJson) {
        if (!yes) {
            return show(asJson);
        }
        JsonNode answer = OperatorLine.of(root.configuration()).post("numbering/acknowledge");
        Output output = output(asJson);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("Taken over: %s. Look again: tillbridge numbering"
                    .formatted(Counted.of(answer.path("acknowledged").asLong(), "account ID")));
        }
        return ExitCode.DONE.number();
    }

    private int show(boolean asJson) {
        JsonNode numbering = OperatorLine.of(root.configuration()).get("numbering");
        String stopped = numbering.path("stopped").asString("");
        Output output = output(asJson);
        if (output.isJson()) {
            output.json(numbering);
        } else {
            print(numbering, stopped, output);
        }
        return (stopped.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    private static void print(JsonNode numbering, String stopped, Output output) {
        output.line(
                stopped.isEmpty() ? "Customers are given account IDs." : "Nobody is given an account ID. " + stopped);
        output.line("");
        SequenceText.table(output, numbering.path("sequences"));
        List<List<String>> rows = new ArrayList<>();
        numbering
                .path("reported")
                .forEach(pair -> rows.add(List.of(
                        pair.path("accountId").asString(),
                        pair.path("customerId").asString(),
                        pair.path("legalEntity").asString(),
                        pair.path("channelId").asString())));
        if (!rows.isEmpty()) {
            output.line("");
            output.table(List.of("ACCOUNT ID", "CUSTOMER", "LEGAL ENTITY", "KNOWN AT STORE"), rows);
        }
    }

    OperatorLine line() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }
}
