package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge stores`: the stores headquarters knows.
@Command(
        name = "stores",
        description = "Lists the stores headquarters knows, and when each was last heard.",
        subcommands = {
            StoresSetCommand.class,
            StoresCodeCommand.class,
            StoresAdmitCommand.class,
            StoresRevokeCommand.class,
            StoresPauseCommand.class,
            StoresResumeCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge stores",
            "  tillbridge stores code 001",
            "  tillbridge stores admit 001",
            "  tillbridge stores revoke 001",
            "  tillbridge stores pause 001",
            "  tillbridge stores set 001 --default-customer 000001"
        })
final class StoresCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        JsonNode stores = OperatorLine.of(root.configuration()).get("stores");
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(stores);
        } else if (stores.isEmpty()) {
            output.line("Headquarters knows no store yet; list them under headquarters.stores in tillbridge.yaml.");
        } else {
            var time = TimeText.at(Instant.now());
            List<List<String>> rows = new ArrayList<>();
            stores.forEach(store -> rows.add(List.of(
                    store.path("channelId").asString(),
                    store.path("name").asString(),
                    store.path("group").asString() + (store.path("offline").asBoolean() ? " (offline)" : ""),
                    store.path("joined").asBoolean()
                            ? "yes"
                            : "no: tillbridge stores code "
                                    + store.path("channelId").asString(),
                    heard(store, time))));
            output.table(List.of("STORE", "NAME", "GROUP", "JOINED", "LAST HEARD"), rows);
        }
        return ExitCode.DONE.number();
    }

    private static String heard(JsonNode store, TimeText time) {
        String heardAt = store.path("heardAt").asString("");
        if (heardAt.isEmpty()) {
            return "never";
        }
        Instant instant = Instant.parse(heardAt);
        String paused = store.path("pausedAt").asString("").isEmpty() ? "" : ", paused";
        return "%s, %s ago%s".formatted(time.time(instant), time.age(instant), paused);
    }
}
