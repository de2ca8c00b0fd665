package org.tillbridge.app.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What blocking a customer and lifting the block share.
final class LoyaltyEnrollment {

    @Parameters(paramLabel = "CUSTOMER", description = "Her account ID or UUID.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String customer;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "The customer's; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(names = "--dry-run", description = "Says what it would change; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /// @param action as the API calls it
    /// @param words  what holds of the customer afterwards
    int run(RootCommand root, String action, String words) {
        String entity = legalEntity == null ? "" : "&legalEntity=" + OperatorLine.encoded(legalEntity);
        JsonNode outcome = OperatorLine.of(root.configuration())
                .post(
                        "loyalty/%s/%s?preview=%s%s".formatted(OperatorLine.encoded(customer), action, preview, entity),
                        JsonNode.class);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(outcome);
        } else {
            print(output, outcome, words);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, JsonNode outcome, String words) {
        int cards = outcome.path("holder").path("cards").size();
        if (!outcome.path("changed").asBoolean()) {
            output.line("Customer %s %s already.".formatted(customer, words));
        } else if (preview) {
            output.line("Customer %s would be one who %s. Nothing was changed.".formatted(customer, words));
        } else {
            output.line("Customer %s %s, at each store from its next 1010 on.".formatted(customer, words));
        }
        output.line(
                cards == 0
                        ? "She has no card."
                        : "%s she has %s valid."
                                .formatted(
                                        cards == 1 ? "The card" : "The %d cards".formatted(cards),
                                        cards == 1 ? "stays" : "stay"));
    }
}
