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

    /// For a command whose output is for a person: the log goes to a file in `folder`.
    static void toFile(Configuration configuration, Path folder) {
        System.setProperty("logging.level.org.tillbridge", configuration.logLevel());
        System.setProperty(
                "logging.file.name",
                folder.resolve("logs").resolve("tillbridge.log").toString());
        System.setProperty("logging.threshold.console", "OFF");
    }
}
