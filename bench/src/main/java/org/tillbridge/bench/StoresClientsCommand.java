package org.tillbridge.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tillbridge.bench.stores.StoresClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The other process of `./bench/run stores`.
@Command(name = "stores-clients", hidden = true)
final class StoresClientsCommand implements Callable<Integer> {

    @Option(names = "--keys", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path keys;

    @Option(names = "--headquarters", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private URI headquarters;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StoresClients.run(keys, headquarters);
        return 0;
    }
}
