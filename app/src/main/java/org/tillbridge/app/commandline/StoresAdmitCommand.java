package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge stores admit`: a person says that a restored or copied store may go on.
@Command(
        name = "admit",
        description =
                "Lets a store upload again whose database was restored or copied. Shows what will happen; with --yes "
                        + "gives a code that is typed in at the store, once, within 24 hours. The database where it is "
                        + "typed in goes on and sends every row it still keeps again (headquarters takes each once); "
                        + "every other copy stays stopped.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge stores admit 001               what would happen", "  tillbridge stores admit 001 --yes"
        })
final class StoresAdmitCommand implements Callable<Integer> {

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
        String path = "stores/" + OperatorLine.encoded(store) + "/admission";
        JsonNode answer = yes ? headquarters.post(path) : headquarters.get(path);
        Output output = Output.of(stores.root().terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else if (yes) {
            output.line(
                    "At the store, where the right database is, within 24 hours: tillbridge channel admit --store %s --code %s"
                            .formatted(store, answer.path("code").asString()));
        } else {
            preview(answer, output);
        }
        return ExitCode.DONE.number();
    }

    private void preview(JsonNode chain, Output output) {
        String reason = chain.path("stoppedReason").asString("");
        output.line("Store %s (%s): %s"
                .formatted(
                        store,
                        chain.path("name").asString(),
                        reason.isEmpty() ? "it uploads; there is nothing to admit." : reason + "."));
        String applied = chain.path("headAppliedAt").asString("");
        output.line("Headquarters has %s of it%s."
                .formatted(
                        Counted.of(chain.path("requests").asLong(), "request"),
                        applied.isEmpty()
                                ? ""
                                : ", the last session came at "
                                        + TimeText.at(Instant.now()).time(Instant.parse(applied))));
        output.line("The database where the code is typed in goes on and sends every row it still keeps again; "
                + "headquarters takes each once. Every other copy stays stopped.");
        output.line("Nothing has been done yet; do it with: tillbridge stores admit %s --yes".formatted(store));
    }
}
