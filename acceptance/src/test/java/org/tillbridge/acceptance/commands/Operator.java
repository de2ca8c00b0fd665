package org.tillbridge.acceptance.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.app.commandline.CommandLineRun;
import org.tillbridge.app.commandline.Terminal;
import org.tillbridge.app.configuration.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A person at a terminal of the machine headquarters runs on.
record Operator(Configuration headquarters, Path directory) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Operator of(Chain chain, Path directory) {
        return new Operator(chain.headquartersConfiguration(), directory);
    }

    /// What a command printed, and what it told the script that called it.
    record Answer(int exitCode, String printed, String complained) {

        JsonNode json() {
            return JSON.readTree(printed);
        }
    }

    Answer run(String... command) {
        return run(headquarters.dataDirectory(), command);
    }

    /// The same with the data directory of another machine.
    Answer run(Path dataDirectory, String... command) {
        var printed = new StringWriter();
        var complained = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(printed, true), new PrintWriter(complained, true), Map.of(), directory, false);
        String[] where = {
            "--set",
            "data.directory=" + dataDirectory,
            "--set",
            "headquarters.port=" + headquarters.headquarters().door().port()
        };
        String[] all = Stream.concat(Stream.of(command), Stream.of(where)).toArray(String[]::new);
        int exitCode = new CommandLineRun(terminal).execute(all);
        return new Answer(exitCode, printed.toString(), complained.toString());
    }
}
