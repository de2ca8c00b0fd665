package org.tillbridge.app.commandline;

import java.nio.file.Path;
import org.tillbridge.app.configuration.Configuration;

/// Where the log of a running role goes.
final class Logs {

    private Logs() {}

    /// For a process that only runs a role: its output is its log.
    static void toConsole(Configuration configuration) {
        System.setProperty("logging.level.org.tillbridge", configuration.logLevel());
    }

    /// For a command whose output is for a person: the log goes to a file.
    static Path toFile(Configuration configuration) {
        Path file = configuration.dataDirectory().resolve("logs").resolve("tillbridge.log");
        System.setProperty("logging.level.org.tillbridge", configuration.logLevel());
        System.setProperty("logging.file.name", file.toString());
        System.setProperty("logging.threshold.console", "OFF");
        return file;
    }
}
