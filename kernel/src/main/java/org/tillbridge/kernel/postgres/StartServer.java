package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Starts the server of a data directory whose lock we hold, or adopts the one a crashed process
/// left running.
final class StartServer {

    /// What never differs from one start to the next. Nothing here may make a commit less than
    /// durable; the last four keep rows of customers out of the log.
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_prepared_transactions=0",
            "max_connections=200",
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_min_messages=warning",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_statement=none");

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final Duration CLEAR_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOK_EVERY_MILLIS = 10;

    private final DataDirectory data;
    private final PostgresPrograms programs;

    StartServer(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /// Returns once the server takes connections.
    RunningServer run() {
        return run(StartServer::freePort);
    }

    /// The same at a port that connections already know.
    RunningServer runAt(int port) {
        return run(() -> port);
    }

    private interface Port {
        int choose() throws IOException;
    }

    private RunningServer run(Port port) {
        Optional<RunningServer> orphan = RunningServer.find(data);
        if (orphan.isPresent()) {
            if (isAsWeStartIt(orphan.get())) {
                return orphan.get();
            }
            new StopServer(data, programs).run();
        }
        try {
            RunningServer.disownStrangers(data);
            return startAt(port);
        } catch (IOException e) {
            throw PostgresErrors.file(data.root(), e);
        }
    }

    private boolean isAsWeStartIt(RunningServer server) {
        return server.ready() && server.commandLine().equals(commandLine(server.port()));
    }

    /// Between choosing a port and taking it another program may take it; and a server that was
    /// killed may have left processes that are about to end. Both pass.
    private RunningServer startAt(Port port) throws IOException {
        long giveUp = System.nanoTime() + CLEAR_WITHIN.toNanos();
        while (true) {
            ServerLog log = ServerLog.beginning(data);
            Optional<RunningServer> started = tryPort(port.choose(), log);
            if (started.isPresent()) {
                return started.get();
            }
            String said = log.sinceThen();
            if (!passes(said) || System.nanoTime() > giveUp) {
                throw ServerLog.notStarted(data, "postgres", said);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Optional<RunningServer> tryPort(int port, ServerLog log) throws IOException {
        List<String> commandLine = commandLine(port);
        Process process = programs.startDetached(commandLine, data.log());
        long giveUp = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<RunningServer> ready = RunningServer.find(data).filter(RunningServer::ready);
                if (ready.isPresent()) {
                    return ready;
                }
                if (System.nanoTime() > giveUp) {
                    process.destroy();
                    throw ServerLog.notStarted(data, "postgres", log.sinceThen());
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            process.destroy();
            throw RunCommand.interrupted(commandLine, e);
        }
    }

    private List<String> commandLine(int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", data.cluster().toString()));
        for (String setting : SETTINGS) {
            arguments.addAll(List.of("-c", setting));
        }
        arguments.addAll(List.of("-c", "port=" + port));
        return programs.commandLine("postgres", arguments);
    }

    private static boolean passes(String said) {
        return said.contains("Address already in use") || said.contains("is still in use");
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
