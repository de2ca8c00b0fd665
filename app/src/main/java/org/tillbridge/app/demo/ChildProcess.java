package org.tillbridge.app.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A Tillbridge of its own: another process running one command, its output in a file.
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /// Starts `tillbridge arguments…` with the program this process was started from.
    public static ChildProcess start(String name, Path log, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(rehearsal());
        command.addAll(program());
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new TillbridgeException(ErrorCode.outage("ProcessNotStarted"), "Cannot start " + name, e);
        }
    }

    /// A key of the configuration, on the command line.
    static void set(List<String> arguments, String key, Object value) {
        arguments.add("--set");
        arguments.add(key + "=" + value);
    }

    /// What makes this process start quickly makes its children start quickly.
    private static List<String> rehearsal() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.matches("-XX:AOTCache=.*|-Xlog:aot=.*|-XX:.UseCompactObjectHeaders"))
                .toList();
    }

    /// The one jar with everything in it, or, from a build, the classes where they lie.
    private static List<String> program() {
        String classes = System.getProperty("java.class.path");
        String here = String.valueOf(ChildProcess.class.getResource("ChildProcess.class"));
        return here.startsWith("jar:nested:")
                ? List.of("-jar", classes)
                : List.of("-cp", classes, "org.tillbridge.app.Tillbridge");
    }

    /// Waits until the process is ready. Throws with its last words when it ends instead.
    public ChildProcess await(BooleanSupplier ready) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new TillbridgeException(
                        ErrorCode.outage("ProcessNotStarted"), "%s does not start; its log is %s".formatted(name, log));
            }
            LockSupport.parkNanos(50_000_000);
        }
        return this;
    }

    /// Waits until it answers at a port of this machine.
    ChildProcess awaitDoor(int port) {
        return await(() -> answers(port));
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL: no goodbye.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM, and patience.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
