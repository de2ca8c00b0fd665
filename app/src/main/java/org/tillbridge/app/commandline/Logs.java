package org.tillbridge.app.commandline;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.tillbridge.app.configuration.Configuration;

/// Where the log of a running role goes. Said before the first class that logs is used; the web
/// server keeps to it.
final class Logs {

    private Logs() {}

    /// For a process that only runs a role: its output is its log.
    static void toConsole(Configuration configuration) {
        configure("log-to-console.xml", configuration);
    }

    /// For a command whose output is for a person: the log goes to a file in `folder`.
    static void toFile(Configuration configuration, Path folder) {
        System.setProperty(
                "tillbridge.log.file",
                folder.resolve("logs").resolve("tillbridge.log").toString());
        configure("log-to-file.xml", configuration);
    }

    private static void configure(String resource, Configuration configuration) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("tillbridge.log.level", configuration.logLevel());
        System.setProperty("logback.configurationFile", resource);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
