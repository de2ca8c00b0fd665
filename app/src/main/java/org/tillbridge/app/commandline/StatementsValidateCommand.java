package org.tillbridge.app.commandline;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge statements validate`.
@Command(
        name = "validate",
        description =
                "Validates the sales and returns that have come since, their pending customers first; with --again, or by "
                        + "name, also those that have failed. Exit code 1 when some fail.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge statements validate",
            "  tillbridge statements validate --again                  after a rule was switched off",
            "  tillbridge statements validate 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11"
        })
final class StatementsValidateCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StatementsCommand statements;

    @Parameters(paramLabel = "TRANSACTION", arity = "0..*", description = "Only these, by their IDs.")
    private List<UUID> transactions = List.of();

    @Option(names = "--again", description = "Also those that have failed.")
    private boolean again;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String named = transactions.stream().map(id -> "&transaction=" + id).collect(Collectors.joining());
        JsonNode outcome = statements.headquarters().post("statements/validate?again=%s%s".formatted(again, named));
        Output output = statements.output(json);
        long failed = outcome.path("failed").asLong();
        if (output.isJson()) {
            output.json(outcome);
        } else {
            output.line("%s validated, %s failed%s"
                    .formatted(
                            Counted.of(outcome.path("successful").asLong(), "sale"),
                            Counted.number(failed),
                            failed == 0 ? "." : ": tillbridge statements left-out"));
        }
        return (failed == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }
}
