package org.tillbridge.bench.stores;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.tillbridge.kernel.postgres.DatabaseAddress;

/// The process of the waiting stores: a virtual thread and a connection for each.
public final class StoresClients {

    static final String DATABASE = "BENCH_DATABASE";
    static final String USER = "BENCH_USER";
    static final String PASSWORD = "BENCH_PASSWORD";

    private StoresClients() {}

    /// Until the process is ended.
    public static void run(int stores, URI headquarters) throws InterruptedException {
        var address = new DatabaseAddress(environment(DATABASE), environment(USER), environment(PASSWORD));
        try (var recording = new Recording(address);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(30))
                        .build()) {
            var line = new WaitingStore.Line(headquarters, client, stores);
            for (int store = 1; store <= stores; store++) {
                Thread.ofVirtual().start(new WaitingStore(store, line, recording));
            }
            new CountDownLatch(1).await();
        }
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
