package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.certificates.MakeCertificates;
import org.tillbridge.kernel.tls.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge certificates`: an authority of one's own, for a quick start.
@Command(
        name = "certificates",
        description =
                "Makes a certificate for a door, and the first time an authority that signs it. Run it again before "
                        + "it ends, or with other hosts: the running door takes the new one by itself. Certificates of your own "
                        + "authority do as well; the configuration names the files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge certificates --host hq.example --host 10.0.0.5",
            "  tillbridge certificates channel --host riga.lan     for the stores' door"
        })
final class CertificatesCommand implements Callable<Integer> {

    private static final int DAYS = 397;

    /// Whose certificate it is.
    enum DoorName {
        headquarters,
        channel
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Parameters(
            paramLabel = "DOOR",
            arity = "0..1",
            defaultValue = "headquarters",
            description = "headquarters or channel. Default: headquarters.")
    private DoorName door = DoorName.headquarters;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "A name or an IP address by which the door is called; repeat it. localhost and 127.0.0.1 are "
                    + "always there.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where they lie. Default: certificates in the data directory.")
    @Nullable
    private Path folder;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Path where = folder == null ? root.configuration().dataDirectory().resolve("certificates") : folder;
        Set<String> names = new LinkedHashSet<>(hosts);
        names.addAll(List.of("localhost", "127.0.0.1"));
        MakeCertificates.Made made = new MakeCertificates(where)
                .run(new MakeCertificates.Wanted(door.name(), List.copyOf(names), "-1d", DAYS));
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(Map.of(
                    "certificate", made.certificate().toString(),
                    "key", made.key().toString(),
                    "authority", made.authority().toString(),
                    "authoritySha256", Certificates.sha256(made.signedBy())));
        } else {
            print(made, names, output);
        }
        return ExitCode.DONE.number();
    }

    private void print(MakeCertificates.Made made, Set<String> names, Output output) {
        output.line("Made %s for %s, until %s. Name it in the configuration:"
                .formatted(
                        made.certificate(),
                        String.join(", ", names),
                        made.own()
                                .getNotAfter()
                                .toInstant()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()));
        output.line("");
        output.line("%s:%n  tls:%n    certificate: %s%n    key: %s".formatted(door, made.certificate(), made.key()));
        output.line("");
        output.line(
                door == DoorName.headquarters
                        ? "A store that joins is told the authority: tillbridge stores code prints it, or copy %s there (--ca)."
                                .formatted(made.authority())
                        : "Tills have to know the authority: import %s there.".formatted(made.authority()));
    }
}
