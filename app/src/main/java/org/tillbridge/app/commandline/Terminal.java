package org.tillbridge.app.commandline;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a command runs: its two streams, its environment and its directory. A test gives its own.
///
/// @param interactive a person is looking: colours and progress bars make sense
public record Terminal(
        PrintWriter out, PrintWriter error, Map<String, String> environment, Path directory, boolean interactive) {

    private static final int USUAL_WIDTH = 100;
    private static final int SMALLEST_WIDTH = 40;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    static Terminal ofThisProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // Java 25 gives null again when input or output is no terminal.
    private static boolean isTerminal() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Tells a person how far it is: beside the document, when a script reads one.
    void say(boolean json, String line) {
        PrintWriter where = json ? error : out;
        where.println(line);
        where.flush();
    }

    /// Colours are for a person at a terminal who did not set `NO_COLOR`.
    public boolean colours() {
        return interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /// Columns of the terminal: `COLUMNS`, else 100.
    public int width() {
        @Nullable String columns = environment.get("COLUMNS");
        if (columns == null || !columns.matches("\\d{1,4}")) {
            return USUAL_WIDTH;
        }
        return Math.max(SMALLEST_WIDTH, Integer.parseInt(columns));
    }
}
