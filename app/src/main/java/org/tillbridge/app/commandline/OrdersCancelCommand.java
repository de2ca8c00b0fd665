package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.headquarters.orders.OrderView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge orders cancel ORDER`.
@Command(
        name = "cancel",
        description = {
            "Cancels a sales order that is not invoiced. An order that is no sales order yet cannot be canceled: ask again when it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge orders cancel SO-000017 --because \"the customer wants it no more\""})
final class OrdersCancelCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private OrdersCommand orders;

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its transaction, confirmation number or sales order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String order;

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            required = true,
            description = "Why. It stays in the audit trail.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String because;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        OrderView changed = orders.headquarters()
                .post(
                        "orders/%s/cancel?because=%s"
                                .formatted(OperatorLine.encoded(order), OperatorLine.encoded(because)),
                        OrderView.class);
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(changed);
        } else {
            output.line("Sales order %s is canceled.".formatted(changed.salesId()));
        }
        return ExitCode.DONE.number();
    }
}
