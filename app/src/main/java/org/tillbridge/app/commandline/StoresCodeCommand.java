package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.kernel.tls.Certificates;
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

    /// By which other machines call it: where it listens on all addresses, the name of its
    /// certificate.
    private static String host(Door door) {
        boolean everywhere = door.address().equals("0.0.0.0") || door.address().equals("::");
        return everywhere && door.tls() != null
                ? Certificates.firstHost(
                        Certificates.in(door.tls().certificate()).getFirst())
                : door.address();
    }

    /// By which the store knows headquarters, where no public authority vouches for it.
    private static String authority(Door door) {
        return door.tls() == null
                ? ""
                : Certificates.in(door.tls().certificate()).stream()
                        .filter(Certificates::isSelfSigned)
                        .findFirst()
                        .map(authority -> " --ca-sha256 " + Certificates.sha256(authority))
                        .orElse("");
    }

    @Override
    public Integer call() {
        Configuration configuration = stores.root().configuration();
        JsonNode answer = OperatorLine.of(configuration).post("stores/" + OperatorLine.encoded(store) + "/join-code");
        Output output = Output.of(stores.root().terminal(), json);
        if (output.isJson()) {
            output.json(answer);
        } else {
            Door door = configuration.headquarters().door();
            output.line("At the store, within 24 hours: tillbridge channel join --hq %s://%s:%d --code %s%s"
                    .formatted(
                            door.scheme(),
                            host(door),
                            door.port(),
                            answer.path("code").asString(),
                            authority(door)));
        }
        return ExitCode.DONE.number();
    }
}
