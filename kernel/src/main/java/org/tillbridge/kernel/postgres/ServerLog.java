package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.tillbridge.kernel.error.TillbridgeException;

/// The server's log file: what it said since we began, and the old one put aside when it has grown.
record ServerLog(Path file, long begin) {

    private static final long LARGE = 10_000_000;
    private static final int SHOWN_LINES = 8;

    /// From now on.
    static ServerLog beginning(DataDirectory data) throws IOException {
        Path file = data.log();
        if (!Files.exists(file)) {
            return new ServerLog(file, 0);
        }
        if (Files.size(file) > LARGE) {
            Files.move(file, data.root().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            return new ServerLog(file, 0);
        }
        return new ServerLog(file, Files.size(file));
    }

    /// What the server wrote since.
    String sinceThen() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            reader.seek(Math.min(begin, reader.length()));
            byte[] rest = new byte[(int) Math.min(100_000, reader.length() - reader.getFilePointer())];
            reader.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8);
        }
    }

    /// An outage that quotes the last lines of what a program said.
    static TillbridgeException notStarted(DataDirectory data, String program, String said) throws IOException {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        long free = Files.getFileStore(data.root()).getUsableSpace() / 1_000_000;
        return new TillbridgeException(
                PostgresErrors.NOT_STARTED,
                "PostgreSQL in %s does not start: %s failed with %d MB free on the disk; it said: %s"
                        .formatted(data.root(), program, free, last.isEmpty() ? "nothing" : String.join("\n", last)));
    }
}
