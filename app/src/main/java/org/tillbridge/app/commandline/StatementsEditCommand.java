package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements edit SALE field=value…`.
@Command(
        name = "edit",
        description = {
            "Gives a sale or return that has failed its validation other values, and validates it anew. What does not add up by the "
                    + "rules of the tills changes nothing. What the store sent is kept beside it, with who changed it.",
            "Exit code 1 when it still fails."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements left-out                         which they are, and what is wrong with them",
            "  tillbridge statements edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 payments/1/amount=13 --dry-run",
            "  tillbridge statements edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 customer_id=000123 --reason 'wrong card'"
        })
final class StatementsEditCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(index = "0", paramLabel = "SALE", description = "The transaction's ID.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID sale;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FIELD=VALUE", description = TransactionEdit.VALUES)
    private Map<String, String> values = new LinkedHashMap<>();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private TransactionEdit edit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode outcome = edit.send(statements.headquarters(), "statements/sales/" + sale, values);
        Output output = statements.output(json);
        if (output.isJson()) {
            output.json(outcome);
        } else {
            print(output, outcome);
        }
        return (outcome.path("errors").isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    private void print(Output output, JsonNode outcome) {
        TransactionEdit.print(output, outcome.path("changed"));
        output.line("");
        if (edit.isPreview()) {
            output.line("Nothing was changed.");
        } else if (outcome.path("errors").isEmpty()) {
            output.line("It adds up: the next statement takes it.");
        } else {
            outcome.path("errors").forEach(error -> output.line(error.asString()));
        }
    }
}
