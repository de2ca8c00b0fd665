package org.tillbridge.bench.stores;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.tillbridge.exchange.transport.StoreKey;
import org.tillbridge.kernel.postgres.DatabaseAddress;

/// The process of the waiting stores: a virtual thread and a connection for each.
public final class StoresClients {

    static final String DATABASE = "BENCH_DATABASE";
    static final String USER = "BENCH_USER";
    static final String PASSWORD = "BENCH_PASSWORD";

    private StoresClients() {}

    /// Until the process is ended.
    ///
    /// @param keyFile a key for each store
    public static void run(Path keyFile, URI headquarters) throws IOException, InterruptedException {
        List<StoreKey> keys =
                Files.readAllLines(keyFile).stream().map(StoreKey::of).toList();
        var address = new DatabaseAddress(environment(DATABASE), environment(USER), environment(PASSWORD));
        try (var recording = new Recording(address);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(30))
                        .build()) {
            var line = new WaitingStore.Line(headquarters, client, keys.size());
            for (int store = 1; store <= keys.size(); store++) {
                Thread.ofVirtual().start(new WaitingStore(store, keys.get(store - 1), line, recording));
            }
            new CountDownLatch(1).await();
        }
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
