package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.headquarters.orders.OrderView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge orders release ORDER`.
@Command(
        name = "release",
        description = {"Releases a sales order that is on hold because a person changed it before it was created."},
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge orders release SO-000017"})
final class OrdersReleaseCommand implements Callable<Integer> {

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
        OrderView changed =
                orders.headquarters().post("orders/%s/release".formatted(OperatorLine.encoded(order)), OrderView.class);
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(changed);
        } else {
            output.line("Sales order %s is released.".formatted(changed.salesId()));
        }
        return ExitCode.DONE.number();
    }
}
