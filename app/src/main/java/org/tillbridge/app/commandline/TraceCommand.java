package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.customers.CustomerMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge trace`: where one customer is on the way.
@Command(
        name = "trace",
        description = "Tells a customer's journey with times, station by station: created at its store, sealed, "
                + "received, numbered or held, released, packaged, applied by each store. Headquarters is asked over "
                + "its door; the stores of this machine are asked as well, so that a customer is found that has not "
                + "left its store. Changes are told by the names of their fields, never by what is in them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge trace 000001",
            "  tillbridge trace 01930f3e-7a11-7c42-9d0e-6f3a5b1c2d4e",
            "  tillbridge trace 'Bērziņa Ilze'",
            "  tillbridge trace '26 190 042'",
            "  tillbridge trace ilze@example.lv --json | jq '.events[] | {at, step, store}'"
        })
final class TraceCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(
            paramLabel = "CUSTOMER",
            description = "Its UUID, its account ID, an e-mail, the number of a loyalty card; else words of its name "
                    + "or a phone, in any spelling. Several customers are listed.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String reference;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "One more data directory whose stores are asked: of a store that runs on this machine as a "
                    + "process of its own. May be repeated.")
    private List<Path> data = new ArrayList<>();

    @Override
    public Integer call() {
        Output output = Output.of(root.terminal(), json);
        List<Path> directories = data.stream()
                .map(given -> root.terminal().directory().resolve(given).normalize())
                .toList();
        try (var sources = new TraceSources(root.configuration(), directories)) {
            List<CustomerMatch> matches = sources.find(reference);
            if (matches.isEmpty()) {
                throw sources.unknown(reference);
            }
            if (matches.size() > 1) {
                return choose(output, matches);
            }
            print(output, sources.journey(matches.getFirst()));
            return ExitCode.DONE.number();
        }
    }

    private Integer choose(Output output, List<CustomerMatch> matches) {
        if (output.isJson()) {
            output.json(Map.of("matches", matches));
        } else {
            output.table(
                    List.of("UUID", "ACCOUNT", "NAME"),
                    matches.stream()
                            .map(match -> List.of(
                                    match.customerId().toString(), account(match.accountId()), named(match.name())))
                            .toList());
        }
        root.terminal()
                .error()
                .println("tillbridge: %d customers can be meant by %s; ask for one of them by its UUID"
                        .formatted(matches.size(), reference));
        return ExitCode.USAGE.number();
    }

    private static void print(Output output, JourneyReport journey) {
        if (output.isJson()) {
            output.json(journey);
            return;
        }
        var time = TimeText.at(Instant.now());
        output.line("%s, %s (customer %s)"
                .formatted(
                        named(journey.name()),
                        journey.accountId() == null ? "Pending sync" : "account " + journey.accountId(),
                        journey.customerId()));
        journey.events().forEach(event -> output.line("  " + event.line(time)));
        if (!journey.stores().isEmpty()) {
            output.line("");
            output.table(
                    List.of("STORE", "NAME", "SHOWS", "NOT ANSWERED"),
                    journey.stores().stream()
                            .map(store -> List.of(
                                    store.channelId(),
                                    store.name(),
                                    account(store.accountId()),
                                    store.openRequests() == 0 ? "-" : Counted.number(store.openRequests())))
                            .toList());
        }
        if (!journey.notAsked().isEmpty()) {
            output.line("");
            journey.notAsked().forEach(output::line);
        }
    }

    private static String account(@Nullable String accountId) {
        return Objects.requireNonNullElse(accountId, "Pending sync");
    }

    private static String named(@Nullable String name) {
        return Objects.requireNonNullElse(name, "(no name)");
    }
}
