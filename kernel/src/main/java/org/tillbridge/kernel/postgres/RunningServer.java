package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server that runs in a data directory, as its `postmaster.pid` and the process list tell.
///
/// @param commandLine how it was started
record RunningServer(long pid, int port, boolean ready, List<String> commandLine) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;
    // Above the largest process ID Linux gives out.
    private static final String NO_PROCESS = "2000000000";

    /// Empty when no server runs there, whatever a left-over file says: a process that has the
    /// number but another command line is not it.
    static Optional<RunningServer> find(DataDirectory data) {
        try {
            List<String> lines = lines(data);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            List<String> commandLine = commandLine(pid);
            if (!commandLine.contains(data.cluster().toString())) {
                return Optional.empty();
            }
            boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
            int port = ready ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
            return Optional.of(new RunningServer(pid, port, ready, commandLine));
        } catch (IOException e) {
            throw PostgresErrors.file(pidFile(data), e);
        }
    }

    /// PostgreSQL takes any process with the left-over number for a living server. So the number is
    /// taken out; the rest of the file stays, since PostgreSQL looks there for processes that still
    /// hold the old shared memory.
    static void disownStrangers(DataDirectory data) throws IOException {
        List<String> lines = new ArrayList<>(lines(data));
        if (lines.isEmpty() || find(data).isPresent()) {
            return;
        }
        lines.set(0, NO_PROCESS);
        Files.writeString(pidFile(data), String.join("\n", lines) + "\n");
    }

    private static List<String> lines(DataDirectory data) throws IOException {
        try {
            return Files.readAllLines(pidFile(data));
        } catch (NoSuchFileException notRunning) {
            return List.of();
        }
    }

    private static List<String> commandLine(long pid) {
        try {
            String arguments = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            byte[] raw = arguments.getBytes(StandardCharsets.ISO_8859_1);
            return List.of(new String(raw, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException goneOrNotOurs) {
            return List.of();
        }
    }

    private static Path pidFile(DataDirectory data) {
        return data.cluster().resolve("postmaster.pid");
    }
}
