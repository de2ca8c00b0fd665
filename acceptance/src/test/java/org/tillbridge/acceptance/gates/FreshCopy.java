package org.tillbridge.acceptance.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tillbridge.testkit.sources.SourceTree;

/// The clone as a newcomer gets it, nothing built, in a directory of its own; commands run in it.
record FreshCopy(Path directory) {

    private static final String COPY =
            "git -C \"$0\" ls-files -z --cached --others --exclude-standard | tar -C \"$0\" --null -T - -cf - | tar -xf -";

    /// What came of a command: its exit code, or none when it had to be ended, and all it printed.
    record Outcome(boolean ended, int exitCode, String printed) {}

    static FreshCopy of(SourceTree sources, Path directory) throws IOException, InterruptedException {
        var copy = new FreshCopy(directory);
        Outcome outcome = copy.run(Duration.ofMinutes(1), COPY, sources.root().toString());
        if (outcome.exitCode() != 0) {
            throw new IOException("Cannot copy the clone: " + outcome.printed());
        }
        return copy;
    }

    /// Runs a block of shell commands; the first that fails ends it, and what it left running is
    /// ended with it.
    Outcome run(Duration deadline, String commands, String... arguments) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("printed", ".log");
        var builder = new ProcessBuilder("sh", "-euc", commands);
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("TILLBRIDGE_CONFIG");
        Process process = builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        int exitCode = process.waitFor();
        try {
            return new Outcome(ended, exitCode, Files.readString(printed, UTF_8));
        } finally {
            Files.delete(printed);
        }
    }
}
