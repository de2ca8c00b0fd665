package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.orders.ListOrders;
import org.tillbridge.headquarters.orders.OrderState;
import org.tillbridge.headquarters.orders.OrderView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge orders`: the stores' orders, what keeps them from becoming sales orders, and what a
/// person does about it.
@Command(
        name = "orders",
        description = {
            "Lists the stores' orders that are no sales orders yet, and why; with --state also those that are.",
            "One that is held is edited (edit, leave) or tried again (synchronize). A sales order that a person changed is on hold "
                    + "until it is released."
        },
        subcommands = {
            OrdersShowCommand.class,
            OrdersSynchronizeCommand.class,
            OrdersEditCommand.class,
            OrdersLeaveCommand.class,
            OrdersReleaseCommand.class,
            OrdersCancelCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge orders                                  what waits, is held or edited",
            "  tillbridge orders --state held --store riga        what needs a person",
            "  tillbridge orders --state done --most 100          the latest sales orders",
            "  tillbridge orders synchronize                      all that wait, now"
        })
final class OrdersCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of(
            "ORDER", "STORE", "CONFIRMATION", "CUSTOMER", "PAID", "STATE", "FOR", "TRIES", "SALES ORDER", "REASON");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "waiting, held, editing, done or canceled. Default: those that are no sales orders yet.")
    private List<String> states = List.of();

    @Option(names = "--store", paramLabel = "STORE", description = "Of this store.")
    private @Nullable String store;

    @Option(names = "--reason", paramLabel = "CODE", description = "With this reason code.")
    private @Nullable String reason;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    OperatorLine headquarters() {
        return OperatorLine.of(root.configuration());
    }

    Output output(boolean asJson) {
        return Output.of(root.terminal(), asJson);
    }

    @Override
    public Integer call() {
        StringBuilder query = new StringBuilder("orders?most=" + most);
        states.forEach(state -> query.append("&state=").append(OperatorLine.encoded(state.toUpperCase(Locale.ROOT))));
        query.append(OperatorLine.parameter("store", store)).append(OperatorLine.parameter("reason", reason));
        ListOrders.Page page = headquarters().get(query.toString(), ListOrders.Page.class);
        Output output = output(json);
        if (output.isJson()) {
            output.json(page);
        } else {
            print(output, page);
        }
        return ExitCode.DONE.number();
    }

    private void print(Output output, ListOrders.Page page) {
        if (page.orders().isEmpty()) {
            boolean isUsual = states.isEmpty() && store == null && reason == null;
            output.line(isUsual ? "Every order is a sales order." : "No order is like that.");
            return;
        }
        TimeText time = TimeText.at(Instant.now());
        List<List<String>> rows = new ArrayList<>();
        page.orders().forEach(order -> rows.add(row(time, order)));
        output.table(HEADING, rows);
        if (!page.isAll()) {
            output.line("");
            output.line("There are more: --most N");
        }
    }

    private static List<String> row(TimeText time, OrderView order) {
        return List.of(
                order.transactionId().toString(),
                order.store(),
                Objects.requireNonNullElse(order.confirmationNumber(), "-"),
                customer(order),
                paid(order),
                state(order),
                time.age(order.receivedAt()),
                order.attempts() == 0 ? "-" : Counted.number(order.attempts()),
                Objects.requireNonNullElse(order.salesId(), "-"),
                Objects.requireNonNullElse(order.reason(), "-"));
    }

    static String customer(OrderView order) {
        return order.accountId() != null ? order.accountId() : Objects.toString(order.customerId(), "-");
    }

    static String paid(OrderView order) {
        return StatementText.figures(order.paid()) + " " + order.currency();
    }

    static String state(OrderView order) {
        String state = order.state().name().toLowerCase(Locale.ROOT);
        if (order.state() == OrderState.EDITING) {
            return state + " by " + order.editedBy();
        }
        return order.orderState() == null
                ? state
                : order.orderState().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
