package org.tillbridge.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine;

final class CommandLineRunTest {

    @TempDir
    Path directory;

    @Test
    void configPrintsEveryKeyWithItsSource() {
        var terminal = terminal(Map.of("TILLBRIDGE_HEADQUARTERS_PORT", "7171"));

        int code = terminal.run("config");

        assertThat(code).isZero();
        assertThat(terminal.printed())
                .containsPattern("headquarters.port +7171 +environment TILLBRIDGE_HEADQUARTERS_PORT")
                .containsPattern("jobs.sweep +5s +default");
    }

    @Test
    void configAsJsonIsOneDocument() {
        var terminal = terminal(Map.of());

        terminal.run("config", "--json", "--changed", "--set", "headquarters.database.password=geheim");

        assertThat(terminal.printed()).isEqualToIgnoringWhitespace("""
                        {"headquarters.database.password": {"value": "********", "source": "--set"}}
                        """);
    }

    @Test
    void theOptionsOfTheRootMayStandAfterTheCommand() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), "log: {level: debug}");
        var terminal = terminal(Map.of());

        terminal.run("config", "--changed", "--config", "shop.yaml");

        assertThat(terminal.printed()).containsPattern("log.level +debug +shop.yaml:1");
    }

    @Test
    void aWrongKeyIsOneLineAndExitCodeTwo() {
        var terminal = terminal(Map.of());

        int code = terminal.run("config", "--set", "headquarters.prot=1");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.complained())
                .isEqualTo("tillbridge: --set: no such key: headquarters.prot; did you mean headquarters.port?\n");
    }

    @Test
    void anUnknownCommandIsRefusedWithASuggestion() {
        var terminal = terminal(Map.of());

        assertThat(terminal.run("confgi")).isEqualTo(2);
        assertThat(terminal.complained()).contains("confgi", "Did you mean: tillbridge config");
    }

    @Test
    void anUnknownOptionIsRefusedAndTheHelpIsNamed() {
        var terminal = terminal(Map.of());

        assertThat(terminal.run("config", "--jsn")).isEqualTo(2);
        assertThat(terminal.complained()).contains("--jsn").doesNotContain("\tat ");
    }

    @Test
    void noCommandPrintsTheHelp() {
        var terminal = terminal(Map.of());

        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.complained()).contains("Usage: tillbridge", "config");
    }

    @ParameterizedTest
    @CsvSource({"USER,2", "OUTAGE,3", "DATA,4"})
    void aKnownErrorIsOneLineAndTheExitCodeOfItsKind(ErrorKind kind, int expected) {
        var terminal = terminal(Map.of());

        int code = failing(terminal, new TillbridgeException(new ErrorCode("Planted", kind), "It is so; do this"));

        assertThat(code).isEqualTo(expected);
        assertThat(terminal.complained()).isEqualTo("tillbridge: It is so; do this\n");
    }

    @Test
    void aMistakeOfOursHasAnIdAndItsTraceIsInTheLog() throws IOException {
        var terminal = terminal(Map.of());

        int code = failing(terminal, new IllegalStateException("planted"));

        Path log = directory.resolve("data/logs/failures.log");
        assertThat(code).isEqualTo(70);
        assertThat(terminal.complained())
                .containsPattern("failure [0-9a-f]{8}: planted")
                .contains(log.toString())
                .doesNotContain("\tat ");
        assertThat(Files.readString(log)).contains("IllegalStateException: planted", "\tat ");
    }

    private RecordingTerminal terminal(Map<String, String> environment) {
        return new RecordingTerminal(environment, directory);
    }

    private static int failing(RecordingTerminal terminal, Exception failure) {
        CommandLine line = new CommandLineRun(terminal.terminal()).commandLine();
        Callable<Integer> command = () -> {
            throw failure;
        };
        line.addSubcommand("fail", CommandLine.Model.CommandSpec.wrapWithoutInspection(command));
        return line.execute("fail");
    }
}
