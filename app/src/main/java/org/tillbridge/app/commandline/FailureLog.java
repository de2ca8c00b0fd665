package org.tillbridge.app.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.tillbridge.kernel.error.TillbridgeException;

/// The file that keeps what a person need not read and a developer wants: the stack traces of our
/// own mistakes.
record FailureLog(Path file) {

    /// In the data directory's `logs`; when the configuration cannot be read, in `./data/logs`.
    static FailureLog of(RootCommand root) {
        return new FailureLog(dataDirectory(root).resolve("logs").resolve("failures.log"));
    }

    private static Path dataDirectory(RootCommand root) {
        try {
            return root.settings().path("data.directory");
        } catch (TillbridgeException unreadable) {
            return root.terminal().directory().resolve("data");
        }
    }

    /// Writes the failure down and says where it can be read.
    String record(String id, String command, Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String entry = "%s failure %s of %s%n%s%n".formatted(Instant.now(), id, command, trace);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "Please report it with this part of " + file;
        } catch (IOException e) {
            return "The log " + file + " cannot be written (" + e + "), so here it is:\n" + trace;
        }
    }
}
