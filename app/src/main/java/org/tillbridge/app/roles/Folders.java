package org.tillbridge.app.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Folders below the data directory.
final class Folders {

    private Folders() {}

    static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DataDirectoryUnusable"), "Cannot make the folder %s: %s".formatted(folder, e), e);
        }
    }

    /// An empty folder: what a killed process left in a spool is of no use to anybody.
    static Path makeEmpty(Path folder) {
        make(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            return folder;
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("DataDirectoryUnusable"),
                    "Cannot empty the folder %s: %s".formatted(folder, e),
                    e);
        }
    }
}
