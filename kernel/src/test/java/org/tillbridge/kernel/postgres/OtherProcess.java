package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tillbridge.kernel.error.TillbridgeException;

/// A process beside the test's that starts the server of a directory and dies without stopping it.
final class OtherProcess {

    private OtherProcess() {}

    /// Returns what it said: the port, or why it could not start.
    static String startAndDie(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(EmbeddedPostgres.start(Path.of(arguments[0])).port());
        } catch (TillbridgeException e) {
            System.out.println(e.code().name() + ": " + e.getMessage());
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
