package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge stores revoke`: nobody speaks for a store any more.
@Command(
        name = "revoke",
        description = "Ends every key and every open code of a store, because a machine was lost or its data directory "
                + "copied. Shows the keys; with --yes each call they sign is refused from now on. Tills go on selling and "
                + "creating; what they do stays at the store until it joins again with a new code.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge stores revoke 001               the keys that would end",
            "  tillbridge stores revoke 001 --yes"
        })
final class StoresRevokeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StoresCommand stores;

    @Parameters(paramLabel = "STORE", description = "The store, as headquarters.stores lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        OperatorLine headquarters = OperatorLine.of(stores.root().configuration());
        String path = "stores/" + OperatorLine.encoded(store) + "/keys";
        JsonNode answer = yes ? headquarters.delete(path) : headquarters.get(path);
        Output output = Output.of(stores.root().terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else if (yes) {
            output.line("%s of store %s ended. To let it in again: tillbridge stores code %s"
                    .formatted(Counted.of(answer.path("ended").asLong(), "key"), store, store));
        } else {
            preview(answer.path("keys"), output);
        }
        return ExitCode.DONE.number();
    }

    private void preview(JsonNode keys, Output output) {
        if (keys.isEmpty()) {
            output.line("No key speaks for store %s; to let it in: tillbridge stores code %s".formatted(store, store));
            return;
        }
        var time = TimeText.at(Instant.now());
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(List.of(
                key.path("keyId").asString(),
                time(key, "addedAt", time),
                time(key, "usedAt", time),
                time(key, "endsAt", time),
                time(key, "strayedAt", time))));
        output.table(List.of("KEY", "ADDED", "FIRST USED", "ENDS", "USED BY A SECOND MACHINE"), rows);
        output.line("Nothing has been done yet; end them with: tillbridge stores revoke %s --yes".formatted(store));
    }

    private static String time(JsonNode key, String field, TimeText time) {
        String at = key.path(field).asString("");
        return at.isEmpty() ? "-" : time.time(Instant.parse(at));
    }
}
