package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.error.TillbridgeException;

/// Runs a program to its end, with nothing of our environment but the path.
final class RunCommand {

    /// How a program ended.
    ///
    /// @param output what it wrote, both streams
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    private RunCommand() {}

    /// Throws [IOException] when the program cannot be started.
    static Outcome run(List<String> command) throws IOException {
        Process process = prepared(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroy();
            throw interrupted(command, e);
        }
    }

    /// A program with our path, English messages, no input and nothing else of ours.
    static ProcessBuilder prepared(List<String> command) {
        var builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C"));
        return builder.directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile());
    }

    static TillbridgeException interrupted(List<String> command, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new TillbridgeException(
                PostgresErrors.NOT_STARTED, "Interrupted while waiting for " + command.getFirst(), cause);
    }
}
