package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL's programs and as whom they run.
///
/// @param home the unpacked binaries
record PostgresPrograms(Path home, ServerUser user) {

    /// What the data directory of these programs says in its PG_VERSION.
    static final String MAJOR_VERSION = "18";

    RunCommand.Outcome run(String program, List<String> arguments) {
        try {
            return RunCommand.run(user.command(commandLine(program, arguments)));
        } catch (IOException e) {
            throw PostgresErrors.file(home.resolve("bin").resolve(program), e);
        }
    }

    /// Starts a program in a session of its own: Ctrl-C at our terminal is for us, not for the
    /// server.
    Process startDetached(List<String> commandLine, Path log) throws IOException {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(user.command(commandLine));
        return RunCommand.prepared(detached)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    List<String> commandLine(String program, List<String> arguments) {
        List<String> whole = new ArrayList<>();
        whole.add(home.resolve("bin").resolve(program).toString());
        whole.addAll(arguments);
        return List.copyOf(whole);
    }
}
