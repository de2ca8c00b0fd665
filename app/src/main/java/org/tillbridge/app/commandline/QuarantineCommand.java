package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge quarantine`: the rows that could not be taken, and what a person does about them.
@Command(
        name = "quarantine",
        description = {
            "Lists the rows that were not taken, with their reasons: those of stores that headquarters keeps (up), and "
                    + "headquarters' own that a store keeps (down). The rest of their packages was applied.",
            "A row is REFUSED by the database, UNREADABLE, or in CONFLICT with another of the same key."
        },
        subcommands = {
            QuarantineShowCommand.class,
            QuarantineRetryCommand.class,
            QuarantineRepairCommand.class,
            QuarantineDiscardCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge quarantine --store riga",
            "  tillbridge quarantine show 17            the row, whole, and what it is in conflict with",
            "  tillbridge quarantine retry --all --dry-run",
            "  tillbridge quarantine repair 17 entrance=north",
            "  tillbridge quarantine discard 17 --reason \"a test of the till\""
        })
final class QuarantineCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--store", paramLabel = "STORE", description = "Only rows from or for this store.")
    private @Nullable String store;

    @Option(names = "--table", paramLabel = "TABLE", description = "Only rows of this table.")
    private @Nullable String table;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only these: refused, unreadable or conflict.")
    private @Nullable String kind;

    @Option(names = "--closed", description = "Also rows that were taken or discarded since.")
    private boolean closed;

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
        var query = new StringBuilder("quarantine?all=").append(closed);
        query.append(OperatorLine.parameter("store", store)).append(OperatorLine.parameter("table", table));
        query.append(OperatorLine.parameter("kind", kind == null ? null : kind.toUpperCase(Locale.ROOT)));
        JsonNode listing = headquarters().get(query.toString());
        Output output = output(json);
        if (output.isJson()) {
            output.json(listing);
            return ExitCode.DONE.number();
        }
        print(listing, output);
        return ExitCode.DONE.number();
    }

    private static void print(JsonNode listing, Output output) {
        JsonNode rows = listing.path("rows");
        long unnamed = listing.path("unnamed").asLong();
        if (rows.isEmpty()) {
            output.line("No such row is in quarantine.");
        } else {
            output.table(
                    List.of("ID", "STORE", "WAY", "KIND", "STATE", "TABLE", "KEY", "TRIES", "FOR", "REASON"),
                    cells(rows));
        }
        if (unnamed > 0) {
            output.line("Stores keep %s more; they name them when these are done with."
                    .formatted(Counted.of(unnamed, "row")));
        }
    }

    private static List<List<String>> cells(JsonNode rows) {
        var time = TimeText.at(Instant.now());
        List<List<String>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(List.of(
                row.path("id").asString(),
                row.path("store").asString(),
                row.path("direction").asString().equals("UPLOAD") ? "up" : "down",
                row.path("kind").asString(),
                row.path("state").asString(),
                row.path("table").asString(),
                row.path("key").asString(),
                row.path("tries").asString(),
                time.age(Instant.parse(row.path("since").asString())),
                row.path(row.path("closedReason").isNull() ? "reason" : "closedReason")
                        .asString())));
        return cells;
    }
}
