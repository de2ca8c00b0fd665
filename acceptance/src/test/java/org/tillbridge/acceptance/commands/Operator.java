package org.tillbridge.acceptance.commands;

import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tillbridge.acceptance.world.Chain;
import org.tillbridge.app.commandline.CommandLineRun;
import org.tillbridge.app.commandline.Terminal;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.Door;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A person at a terminal of the machine headquarters runs on, or a script.
///
/// @param looking whether a person looks at the terminal
record Operator(Configuration headquarters, Path directory, boolean looking) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Operator of(Chain chain, Path directory) {
        return new Operator(chain.headquartersConfiguration(), directory, false);
    }

    Operator whoLooks() {
        return new Operator(headquarters, directory, true);
    }

    /// The same person, who reaches headquarters over another port.
    Operator over(int port) {
        HeadquartersConfiguration there = headquarters.headquarters();
        var reached = new HeadquartersConfiguration(
                new Door("127.0.0.1", port),
                there.database(),
                there.ledgerFile(),
                there.legalEntities(),
                there.stores());
        return new Operator(
                new Configuration(
                        headquarters.dataDirectory(), "info", reached, headquarters.channel(), headquarters.jobs()),
                directory,
                looking);
    }

    /// What a command printed, and what it told the script that called it.
    record Answer(int exitCode, String printed, String complained) {

        JsonNode json() {
            return JSON.readTree(printed);
        }
    }

    Answer run(String... command) {
        return new Session(this).run(command);
    }

    /// Runs a command that goes on for ever, until it has printed what is wanted; then presses
    /// Ctrl-C.
    Answer runUntil(Predicate<String> wanted, String... command) throws InterruptedException {
        var session = new Session(this);
        var answer = new AtomicReference<Answer>();
        Thread running = Thread.ofVirtual().start(() -> answer.set(session.run(command)));
        try {
            await().atMost(Duration.ofSeconds(60)).until(session.printed::toString, wanted);
        } finally {
            running.interrupt();
            running.join();
        }
        return answer.get();
    }

    /// One terminal.
    private static final class Session {
        private final Operator operator;
        private final StringWriter printed = new StringWriter();
        private final StringWriter complained = new StringWriter();

        Session(Operator operator) {
            this.operator = operator;
        }

        Answer run(String... command) {
            var terminal = new Terminal(
                    new PrintWriter(printed, true),
                    new PrintWriter(complained, true),
                    Map.of(),
                    operator.directory(),
                    operator.looking());
            Configuration headquarters = operator.headquarters();
            String[] where = {
                "--set",
                "data.directory=" + headquarters.dataDirectory(),
                "--set",
                "headquarters.port=" + headquarters.headquarters().door().port()
            };
            String[] all = Stream.concat(Stream.of(command), Stream.of(where)).toArray(String[]::new);
            return answer(new CommandLineRun(terminal).execute(all));
        }

        Answer answer(int exitCode) {
            return new Answer(exitCode, printed.toString(), complained.toString());
        }
    }
}
