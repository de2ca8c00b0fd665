package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.customers.EditConflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge conflicts`: what two stores wrote over each other.
@Command(
        name = "conflicts",
        description = {
            "Lists the fields that two stores changed without knowing of each other. The later edit stands; the other "
                    + "value is kept here.",
            "If the other value is the right one, change the customer at any till."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge conflicts                     the newest 50",
            "  tillbridge conflicts C000042             those of one customer: UUID, account ID or e-mail",
            "  tillbridge conflicts --store riga --json"
        })
final class ConflictsCommand implements Callable<Integer> {

    private static final List<String> HEADING =
            List.of("NOTED", "ACCOUNT", "CUSTOMER", "FIELD", "STANDS", "FROM", "LOST", "FROM");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "CUSTOMER",
            description = "Only this customer's: UUID, account ID or e-mail.")
    private @Nullable String customer;

    @Option(names = "--store", paramLabel = "STORE", description = "Only where this store was on one of the sides.")
    private @Nullable String store;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String query = "customers/conflicts?most=%d%s%s"
                .formatted(most, OperatorLine.parameter("reference", customer), OperatorLine.parameter("store", store));
        var conflicts = List.of(OperatorLine.of(root.configuration()).get(query, EditConflict[].class));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(conflicts);
        } else if (conflicts.isEmpty()) {
            output.line(
                    customer == null && store == null
                            ? "No two stores have changed the same field without knowing of each other."
                            : "There is no such conflict.");
        } else {
            var time = TimeText.at(Instant.now());
            output.table(
                    HEADING,
                    conflicts.stream().map(conflict -> row(conflict, time)).toList());
        }
        return ExitCode.DONE.number();
    }

    private static List<String> row(EditConflict conflict, TimeText time) {
        return List.of(
                time.age(conflict.notedAt()) + " ago",
                conflict.accountId() == null ? "-" : conflict.accountId(),
                conflict.name() == null ? conflict.customerId().toString() : conflict.name(),
                conflict.field().contains("/")
                        ? conflict.field()
                        : conflict.field().replace('_', ' '),
                value(conflict.standing()) + (conflict.current() ? "" : " (changed since)"),
                conflict.standing().store(),
                value(conflict.lost()),
                conflict.lost().store());
    }

    private static String value(EditConflict.Side side) {
        return side.value() == null ? "(empty)" : side.value();
    }
}
