package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.orders.OrderDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FIELD=VALUE", description = TransactionEdit.VALUES)
    private Map<String, String> values = new LinkedHashMap<>();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private TransactionEdit edit;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String path = "orders/" + OperatorLine.encoded(order);
        Output output = orders.output(json);
        if (values.isEmpty() && edit.clearsNothing()) {
            taken(output, orders.headquarters().post(path + "/editing", OrderDetail.class));
            return ExitCode.DONE.number();
        }
        JsonNode edited = edit.send(orders.headquarters(), path, values);
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
        TransactionEdit.print(output, changed);
        if (changed.isEmpty()) {
            return;
        }
        output.line("");
        output.line(
                edit.isPreview()
                        ? "Nothing was changed."
                        : "Stored. When it is as it should be: tillbridge orders leave " + order);
    }
}
