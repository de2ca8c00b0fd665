package org.tillbridge.acceptance.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tillbridge.testkit.sources.SourceTree;

/// An earlier commit, taken out of git's history and built by its own launcher; its commands run as
/// processes of their own.
final class OldBuild {

    private static final Duration BUILD = Duration.ofMinutes(8);
    private static final Duration COMMAND = Duration.ofMinutes(2);
    private static final String TAKE_OUT = "git -C \"$0\" archive \"$1\" | tar -xf - -C \"$2\"";

    private final Path sources;
    private final Path logs;

    private OldBuild(Path sources, Path logs) {
        this.sources = sources;
        this.logs = logs;
    }

    /// Builds it. The test is left out where there is no history, as in a downloaded archive.
    static OldBuild of(String commit, Path folder) throws IOException, InterruptedException {
        String here = SourceTree.here().root().toString();
        var build = new OldBuild(
                Files.createDirectories(folder.resolve("sources")), Files.createDirectories(folder.resolve("logs")));
        assumeTrue(
                build.exitCode(List.of("git", "-C", here, "cat-file", "-e", commit + "^{commit}"), COMMAND) == 0,
                "there is no history here to build " + commit + " from");
        build.require(List.of("sh", "-euc", TAKE_OUT, here, commit, build.sources.toString()), COMMAND);
        build.require(List.of("./tillbridge", "--version"), BUILD);
        return build;
    }

    /// A command of the old build that ends by itself.
    void run(List<String> arguments) throws IOException, InterruptedException {
        require(tillbridge(arguments), COMMAND);
    }

    /// The old build's process of a store. Waits until its door is open.
    Process store(URI door, List<String> arguments) throws IOException {
        Process process = started(tillbridge(arguments), logs.resolve("store.log"));
        await().atMost(COMMAND).until(() -> isOpen(door) || !process.isAlive());
        assertThat(process.isAlive())
                .as("the old store does not start: %s", logs.resolve("store.log"))
                .isTrue();
        return process;
    }

    private static List<String> tillbridge(List<String> arguments) {
        var command = new ArrayList<>(List.of("./tillbridge"));
        command.addAll(arguments);
        return command;
    }

    private void require(List<String> command, Duration deadline) throws IOException, InterruptedException {
        assertThat(exitCode(command, deadline))
                .as("%s; its log is %s", command, logs.resolve("command.log"))
                .isZero();
    }

    private int exitCode(List<String> command, Duration deadline) throws IOException, InterruptedException {
        Process process = started(command, logs.resolve("command.log"));
        boolean ended = process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS);
        process.destroy();
        return ended ? process.waitFor() : -1;
    }

    private Process started(List<String> command, Path log) throws IOException {
        var builder = new ProcessBuilder(command).directory(sources.toFile());
        builder.environment().remove("TILLBRIDGE_CONFIG");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean isOpen(URI door) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(door.getHost(), door.getPort()), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
