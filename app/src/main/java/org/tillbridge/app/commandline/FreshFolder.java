package org.tillbridge.app.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;

/// The own folder of a demonstration or a replay, emptied: it holds nothing but what an earlier one
/// left.
final class FreshFolder {

    private FreshFolder() {}

    static Path of(Path folder) {
        try {
            if (Files.exists(folder)) {
                stopLeftOverServers(folder);
                try (var old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.user("DemoFolderInUse"),
                    "Cannot empty %s (%s); is another demo or replay running there?".formatted(folder, e),
                    e);
        }
    }

    /// One that was killed leaves its servers running. One that still runs keeps them, and is named.
    private static void stopLeftOverServers(Path folder) throws IOException {
        try (var parts = Files.list(folder)) {
            for (Path part : parts.toList()) {
                Path server = part.resolve("postgres");
                if (EmbeddedPostgres.attach(server).isPresent()) {
                    EmbeddedPostgres.start(server).close();
                }
            }
        }
    }
}
