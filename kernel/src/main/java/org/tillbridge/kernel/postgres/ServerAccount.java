package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Under which account the server's programs run. PostgreSQL refuses root, so root runs them in a
/// user namespace of their own, or, where those are switched off, as nobody.
final class ServerAccount {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private ServerAccount() {}

    /// The command that runs `program` under the right account.
    static List<String> command(Path data, List<String> program) {
        if (!isRoot()) {
            return program;
        }
        var command = new ArrayList<>(succeeds(NAMESPACE) ? NAMESPACE : asNobody(data));
        command.addAll(program);
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asNobody(Path data) {
        try {
            run(List.of("chown", "-R", "65534:65534", data.toString()));
            return NOBODY;
        } catch (IOException e) {
            throw PostgresErrors.notStarted(data, "it cannot run as root and there is no other account", e);
        }
    }

    private static boolean succeeds(List<String> wrapper) {
        try {
            var command = new ArrayList<>(wrapper);
            command.add("true");
            return run(command) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static boolean exists(Path data) {
        return Files.exists(data.resolve("PG_VERSION"));
    }
}
