package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge stores code`: lets a store in.
@Command(
        name = "code",
        description =
                "Gives a code with which the store can join once within 24 hours. An earlier code stops working; a store "
                        + "that joins again makes a new key and its old one ends.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge stores code 001"})
final class StoresCodeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StoresCommand stores;

    @Parameters(paramLabel = "STORE", description = "The store, as headquarters.stores lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = stores.root().configuration();
        JsonNode answer = OperatorLine.of(configuration).post("stores/" + OperatorLine.encoded(store) + "/join-code");
        Output output = Output.of(stores.root().terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.line("At the store, within 24 hours: tillbridge channel join --hq http://%s:%d --code %s"
                    .formatted(
                            configuration.headquarters().door().address(),
                            configuration.headquarters().door().port(),
                            answer.path("code").asString()));
        }
        return ExitCode.DONE.number();
    }
}
