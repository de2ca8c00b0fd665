package org.tillbridge.app.commandline;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tillbridge.testkit.sources.GeneratedPage;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

final class CommandLineReferenceIsFreshTest {

    private static final String TOP = """
            # Command line

            What `tillbridge COMMAND --help` says, all in one place. Every command takes `--config` and `--set`; a command
            that has `--json` prints one JSON document instead of text. Colours are left out when the output is no
            terminal or `NO_COLOR` is set. What scripts branch on is at the end: [exit codes](#exit-codes).

            """;

    @Test
    void everyCommandStandsInTheReference() {
        var page = new StringBuilder(TOP);
        append(page, new CommandLineRun(new RecordingTerminal().terminal()).commandLine());
        page.append("## Exit codes\n\n| Code | Name | Meaning |\n|---|---|---|\n")
                .append(exitCodes());

        GeneratedPage.of("docs/reference/command-line.md").isAll(page.toString());
    }

    private static void append(StringBuilder page, CommandLine command) {
        page.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll(" +\n", "\n"))
                .append("\n```\n\n");
        command.getSubcommands().values().stream().distinct().forEach(below -> append(page, below));
    }

    private static String exitCodes() {
        return Arrays.stream(ExitCode.values())
                .map(code -> "| %d | %s | %s |\n".formatted(code.number(), code, code.meaning()))
                .collect(Collectors.joining());
    }
}
