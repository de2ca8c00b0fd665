package org.tillbridge.kernel.postgres;

import java.util.List;
import org.tillbridge.kernel.error.TillbridgeException;

/// Stops the server of a data directory: sessions are ended, everything is written, a minute is
/// allowed for it.
final class StopServer {

    private static final String SECONDS = "60";

    private final DataDirectory data;
    private final PostgresPrograms programs;

    StopServer(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /// Does nothing when no server runs. A server that does not end in time is ended as a crash
    /// would; its next start recovers.
    void run() {
        if (RunningServer.find(data).isEmpty() || stop("fast") || stop("immediate")) {
            return;
        }
        throw new TillbridgeException(
                PostgresErrors.NOT_STOPPED,
                "PostgreSQL in %s does not stop; its log is %s".formatted(data.root(), data.log()));
    }

    private boolean stop(String mode) {
        List<String> arguments = List.of("stop", "-D", data.cluster().toString(), "-m", mode, "-w", "-t", SECONDS);
        return programs.run("pg_ctl", arguments).succeeded()
                || RunningServer.find(data).isEmpty();
    }
}
