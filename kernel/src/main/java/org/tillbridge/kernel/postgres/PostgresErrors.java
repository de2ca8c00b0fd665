package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What can go wrong with a database server, in one place and in a person's words.
final class PostgresErrors {

    static final ErrorCode NOT_STARTED = ErrorCode.outage("PostgresNotStarted");
    static final ErrorCode IN_USE = ErrorCode.user("DataDirectoryInUse");
    static final ErrorCode UNFIT = ErrorCode.user("DatabaseUnfit");
    private static final int LAST_LINES = 5;

    private PostgresErrors() {}

    static TillbridgeException notStarted(Path directory, String why, @Nullable Throwable cause) {
        return new TillbridgeException(
                NOT_STARTED,
                "The embedded PostgreSQL in %s does not start: %s%s".formatted(directory, why, lastWords(directory)),
                cause);
    }

    static TillbridgeException inUse(Path directory, String owner) {
        return new TillbridgeException(
                IN_USE,
                "The data directory %s is in use by process %s; stop that process or choose another data.directory"
                        .formatted(directory, owner));
    }

    static TillbridgeException unfit(String why) {
        return new TillbridgeException(UNFIT, why);
    }

    private static String lastWords(Path directory) {
        Path log = directory.resolve(EmbeddedPostgres.LOG);
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return last.isEmpty() ? "" : ". The server's last words: " + String.join(" | ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
