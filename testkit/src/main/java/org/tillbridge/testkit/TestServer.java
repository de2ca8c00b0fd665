package org.tillbridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;

/// The one PostgreSQL server of a test process: started when first needed, stopped and forgotten at
/// its end.
final class TestServer {

    private TestServer() {}

    static EmbeddedPostgres running() {
        return Holder.SERVER;
    }

    private static final class Holder {
        private static final EmbeddedPostgres SERVER = start();
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("tillbridge-test-");
            EmbeddedPostgres server = EmbeddedPostgres.startWithoutDurability(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(folder);
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
