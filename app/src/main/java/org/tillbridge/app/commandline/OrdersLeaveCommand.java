package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge orders leave ORDER`.
@Command(
        name = "leave",
        description = {
            "Leaves an order that somebody edits: it waits again, and becomes a sales order, on hold when it was changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge orders leave 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11"})
final class OrdersLeaveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private OrdersCommand orders;

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its transaction, confirmation number or sales order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String order;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode left = orders.headquarters().delete("orders/%s/editing".formatted(OperatorLine.encoded(order)));
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(left);
        } else {
            output.line("It waits again. Make it a sales order now: tillbridge orders synchronize " + order);
        }
        return ExitCode.DONE.number();
    }
}
