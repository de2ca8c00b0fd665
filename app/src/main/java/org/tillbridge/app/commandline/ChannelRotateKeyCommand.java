package org.tillbridge.app.commandline;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.roles.HeadquartersPlace;
import org.tillbridge.app.roles.StoreCredentials;
import org.tillbridge.exchange.transport.PublicStoreKey;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge channel rotate-key`: a store goes on with a new key.
@Command(
        name = "rotate-key",
        description = "Makes a new key for a store that has joined here and lets headquarters know it. The store goes "
                + "on running: its next call is signed with the new key, and the old one ends ten minutes later. "
                + "Happens by itself, too: channel.key-age.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge channel rotate-key --store 001"})
final class ChannelRotateKeyCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ChannelCommand channel;

    @Option(names = "--store", paramLabel = "STORE", required = true, description = "The store.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String store;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = channel.root().configuration();
        StoreCredentials credentials = StoreCredentials.find(
                        configuration.dataDirectory(), store, InstantSource.system())
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("StoreNotJoined"),
                        "Store %s has not joined here; run: tillbridge channel join --hq URL --code CODE"
                                .formatted(store)));
        PublicStoreKey key = credentials.rotate(HeadquartersPlace.of(configuration.channel(), credentials.identity()));
        Output output = Output.of(channel.root().terminal(), json);
        if (output.isJson()) {
            output.json(Map.of("store", store, "keyId", key.id()));
        } else {
            output.line("Store %s goes on with the key %s; the one of before ends ten minutes after its first call."
                    .formatted(store, key.id()));
        }
        return ExitCode.DONE.number();
    }
}
