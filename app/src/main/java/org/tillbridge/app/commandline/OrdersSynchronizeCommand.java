package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.orders.OrderDetail;
import org.tillbridge.headquarters.orders.OrderState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge orders synchronize [ORDER]`.
@Command(
        name = "synchronize",
        description = {
            "Makes sales orders now: of one order, a held one too, or of all that wait, each with its customer. Ends with 1 when the "
                    + "order is none yet."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge orders synchronize",
            "  tillbridge orders synchronize 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11"
        })
final class OrdersSynchronizeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private OrdersCommand orders;

    @Parameters(
            arity = "0..1",
            paramLabel = "ORDER",
            description = "Its transaction, confirmation number or sales order.")
    private @Nullable String order;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return order == null ? all() : one(order);
    }

    private int all() {
        JsonNode run = orders.headquarters().post("jobs/synchronize-orders/run");
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(run);
        } else if (run.path("claimed").asLong() == 0) {
            output.line("No order waits.");
        } else {
            output.line("%s looked at: %s created, %s waiting, %s failed, %s held"
                    .formatted(
                            Counted.of(run.path("claimed").asLong(), "order"),
                            run.path("created").asString(),
                            run.path("waiting").asString(),
                            run.path("failed").asString(),
                            run.path("held").asString()));
        }
        return ExitCode.DONE.number();
    }

    private int one(String key) {
        OrderDetail detail = orders.headquarters()
                .post("orders/%s/synchronize".formatted(OperatorLine.encoded(key)), OrderDetail.class);
        Output output = orders.output(json);
        if (output.isJson()) {
            output.json(detail);
        } else {
            new OrderScreen(output).print(detail);
        }
        return (detail.order().state() == OrderState.DONE ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }
}
