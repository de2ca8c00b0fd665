package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge loyalty show`: a customer with her cards, by one of them, account ID or UUID.
@Command(
        name = "show",
        description = "Shows whose a loyalty card is, or the cards of a customer.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge loyalty show 9407112233445566778", "  tillbridge loyalty show 000001 --json"})
final class LoyaltyShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private LoyaltyCommand loyalty;

    @Parameters(paramLabel = "CARD", description = "A card number, or a customer's account ID or UUID.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String named;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "The customer's; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = loyalty.root();
        String entity = legalEntity == null ? "" : "?legalEntity=" + OperatorLine.encoded(legalEntity);
        JsonNode holder = OperatorLine.of(root.configuration()).get("loyalty/" + OperatorLine.encoded(named) + entity);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(holder);
        } else {
            print(output, holder);
        }
        return ExitCode.DONE.number();
    }

    private static void print(Output output, JsonNode holder) {
        output.line("Customer %s (%s) of %s"
                .formatted(
                        holder.path("accountId").asString(),
                        holder.path("customerId").asString(),
                        holder.path("legalEntity").asString()));
        if (holder.path("enrollmentBlocked").asBoolean()) {
            output.line("Is not to get another card; tillbridge loyalty allow lifts the block.");
        }
        if (holder.path("cards").isEmpty()) {
            output.line("Has no loyalty card.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        holder.path("cards")
                .forEach(card -> rows.add(List.of(
                        card.path("number").asString(),
                        card.path("issuedAt").asString(),
                        card.path("issuedBy").asString())));
        output.table(List.of("CARD", "ISSUED", "STORE"), rows);
    }
}
