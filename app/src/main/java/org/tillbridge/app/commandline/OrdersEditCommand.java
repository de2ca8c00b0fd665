package org.tillbridge.app.commandline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.orders.OrderDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge orders edit ORDER field=value…`.
@Command(
        name = "edit",
        description = {
            "Takes an order that waits or is held, and gives it other values. They are looked at by the rules of the tills; what does "
                    + "not add up changes nothing. Nothing else touches the order until tillbridge orders leave.",
            "The sales order it becomes is on hold until a person releases it. The store's own copy is not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge orders edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11                            only takes it",
            "  tillbridge orders edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 customer_id=000123 --dry-run",
            "  tillbridge orders edit 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 lines/1/quantity=2 payments/1/amount=25"
        })
final class OrdersEditCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private OrdersCommand orders;

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its transaction, confirmation number or sales order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String order;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FIELD=VALUE",
            description = "customer_id, delivery_address_id, lines/N/…, amounts/N/… or payments/N/…, and its value.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--clear", paramLabel = "FIELD", description = "Empties this field. May be repeated.")
    private List<String> cleared = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Says what would change; changes nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>(values);
        cleared.forEach(field -> fields.put(field, null));
        String path = "orders/" + OperatorLine.encoded(order);
        Output output = orders.output(json);
        if (fields.isEmpty()) {
            taken(output, orders.headquarters().post(path + "/editing", OrderDetail.class));
            return ExitCode.DONE.number();
        }
        Map<String, @Nullable Object> edit = new HashMap<>();
        edit.put("fields", fields);
        edit.put("reason", reason);
        JsonNode edited = orders.headquarters().postJson(path + "/edit?preview=" + preview, edit);
        if (output.isJson()) {
            output.json(edited);
        } else {
            print(output, edited.path("changed"));
        }
        return ExitCode.DONE.number();
    }

    private void taken(Output output, OrderDetail detail) {
        if (output.isJson()) {
            output.json(detail);
            return;
        }
        new OrderScreen(output).print(detail);
        output.line("");
        output.line("You have it. Change it: tillbridge orders edit %s FIELD=VALUE; then: tillbridge orders leave %s"
                .formatted(order, order));
    }

    private void print(Output output, JsonNode changed) {
        if (changed.isEmpty()) {
            output.line("It is so already; nothing was changed.");
            return;
        }
        output.table(
                List.of("FIELD", "BEFORE", "AFTER"),
                changed.valueStream()
                        .map(field -> List.of(
                                field.path("path").asString(),
                                field.path("before").asString("-"),
                                field.path("after").asString("-")))
                        .toList());
        output.line("");
        output.line(
                preview
                        ? "Nothing was changed."
                        : "Stored. When it is as it should be: tillbridge orders leave " + order);
    }
}
