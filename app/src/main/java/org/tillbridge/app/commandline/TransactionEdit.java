package org.tillbridge.app.commandline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What a person says of the values an order, a sale or a return should have.
final class TransactionEdit {

    static final String VALUES =
            "customer_id, delivery_address_id, lines/N/…, amounts/N/… or payments/N/…, and its value.";

    @Option(names = "--clear", paramLabel = "FIELD", description = "Empties this field. May be repeated.")
    private List<String> cleared = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Says what would change; changes nothing.")
    private boolean preview;

    boolean isPreview() {
        return preview;
    }

    boolean clearsNothing() {
        return cleared.isEmpty();
    }

    /// Sends it to where the transaction is edited; returns the answer.
    JsonNode send(OperatorLine headquarters, String transaction, Map<String, String> values) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>(values);
        cleared.forEach(field -> fields.put(field, null));
        Map<String, @Nullable Object> edit = new HashMap<>();
        edit.put("fields", fields);
        edit.put("reason", reason);
        return headquarters.postJson(transaction + "/edit?preview=" + preview, edit);
    }

    /// The fields that were changed, or would be.
    static void print(Output output, JsonNode changed) {
        output.list(
                changed,
                "It is so already; nothing was changed.",
                List.of("FIELD", "BEFORE", "AFTER"),
                field -> List.of(
                        field.path("path").asString(),
                        field.path("before").asString("-"),
                        field.path("after").asString("-")));
    }
}
