package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/// A terminal that keeps what was printed.
final class RecordingTerminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();
    private final Terminal terminal;

    RecordingTerminal() {
        this(Map.of(), Path.of(""));
    }

    RecordingTerminal(Map<String, String> environment, Path directory) {
        this.terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(error, true), environment, directory, false);
    }

    Terminal terminal() {
        return terminal;
    }

    int run(String... arguments) {
        return new CommandLineRun(terminal).execute(arguments);
    }

    String printed() {
        return out.toString();
    }

    String complained() {
        return error.toString();
    }
}
