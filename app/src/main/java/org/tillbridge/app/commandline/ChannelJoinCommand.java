package org.tillbridge.app.commandline;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.StoreIdentity;
import org.tillbridge.kernel.tls.Certificates;
import org.tillbridge.kernel.tls.FindAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge channel join`: makes this machine's store known to headquarters, once.
@Command(
        name = "join",
        description =
                "Joins a store with the code headquarters gave for it. The store makes a key of its own, kept in the data "
                        + "directory in a file only its owner can read; headquarters gets its public half.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge channel join --hq http://127.0.0.1:7070 --code 2KQ7M-9TXAB-C4DEF-HJKMN-PQRST"})
final class ChannelJoinCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ChannelCommand channel;

    @Option(
            names = "--hq",
            paramLabel = "URL",
            description = "Where headquarters is. Default: channel.headquarters-url.")
    @Nullable
    private URI headquarters;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            required = true,
            description = "The code; it works once, within 24 hours.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String code;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The authority by which headquarters is known (PEM). Default: the public ones.")
    @Nullable
    private Path authority;

    @Option(
            names = "--ca-sha256",
            paramLabel = "SHA256",
            description = "The same by its SHA-256, as headquarters prints it with the code.")
    @Nullable
    private String authoritySha256;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    private @Nullable String authority(URI where) {
        if (authority != null) {
            return Certificates.in(authority).stream().map(Certificates::pem).collect(Collectors.joining());
        }
        return authoritySha256 == null ? null : Certificates.pem(FindAuthority.at(where, authoritySha256));
    }

    @Override
    public Integer call() {
        Configuration configuration = channel.root().configuration();
        URI where = headquarters == null ? configuration.channel().headquartersToJoin() : headquarters;
        StoreIdentity identity = StoreIdentity.join(configuration.dataDirectory(), where, authority(where), code);
        Output output = Output.of(channel.root().terminal(), json);
        if (output.isJson()) {
            output.json(java.util.Map.of(
                    "channelId", identity.channelId(), "legalEntity", identity.legalEntity(), "name", identity.name()));
        } else {
            output.line("Joined as store %s (%s) of %s. Start it with: tillbridge channel"
                    .formatted(identity.channelId(), identity.name(), identity.legalEntity()));
        }
        return ExitCode.DONE.number();
    }
}
