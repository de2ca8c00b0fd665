package org.tillbridge.app.commandline;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.HeadquartersPlace;
import org.tillbridge.app.roles.RunningStores;
import org.tillbridge.app.roles.RunningStores.RunningStore;
import org.tillbridge.exchange.sessions.UploadChain;
import org.tillbridge.exchange.transport.SignCalls;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge channel admit`: this machine's database of a store is the one that goes on.
@Command(
        name = "admit",
        description =
                "Admits this machine's database of a store that has stopped uploading, with the code of tillbridge stores "
                        + "admit. The store's process goes on running; what its database still keeps is sent again.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge channel admit --store 001 --code 2KQ7M-9TXAB-C4DEF-HJKMN-PQRST"})
final class ChannelAdmitCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ChannelCommand channel;

    @Option(names = "--store", paramLabel = "STORE", required = true, description = "The store.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            required = true,
            description = "The code; it works once, within 24 hours.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String code;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = channel.root().configuration();
        try (var running = RunningStores.open(configuration, List.of())) {
            RunningStore here = Optional.ofNullable(running.stores().get(store))
                    .orElseThrow(() -> new TillbridgeException(
                            ErrorCode.user("StoreNotRunning"),
                            "Store %s does not run here; start it with: tillbridge channel".formatted(store)));
            long rows = admit(configuration, here);
            print(rows);
        }
        return ExitCode.DONE.number();
    }

    private long admit(Configuration configuration, RunningStore here) {
        InstantSource clock = InstantSource.system();
        HeadquartersPlace headquarters = HeadquartersPlace.of(configuration.channel(), here.identity());
        try (var line = headquarters.line(SignCalls.once(here.identity().key(), clock), clock)) {
            UUID base = line.admit(code).base();
            return new UploadChain(here.database(), clock).beginBehind(base);
        }
    }

    private void print(long rows) {
        Output output = Output.of(channel.root().terminal(), json);
        if (output.isJson()) {
            output.json(Map.of("store", store, "rowsSentAgain", rows));
        } else {
            output.line("Store %s is admitted. %s again."
                    .formatted(store, Counted.of(rows, "row it keeps is sent", "rows it keeps are sent")));
        }
    }
}
