package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.headquarters.orders.OrderDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge orders show ORDER`.
@Command(
        name = "show",
        description = {
            "Shows one order: its lines, where it stands, and every edit with what was before. It prints personal data."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge orders show SO-000017", "  tillbridge orders show 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11"
        })
final class OrdersShowCommand implements Callable<Integer> {

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
        OrderDetail detail = orders.headquarters().get("orders/" + OperatorLine.encoded(order), OrderDetail.class);
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(detail);
        } else {
            new OrderScreen(output).print(detail);
        }
        return ExitCode.DONE.number();
    }
}
