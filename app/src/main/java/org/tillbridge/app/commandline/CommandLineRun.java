package org.tillbridge.app.commandline;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one command line and turns whatever happens into one line for a person and an exit code for
/// a script.
public final class CommandLineRun {

    private final Terminal terminal;

    public CommandLineRun(Terminal terminal) {
        this.terminal = terminal;
    }

    public static CommandLineRun ofThisProcess() {
        return new CommandLineRun(Terminal.ofThisProcess());
    }

    public int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    /// The whole tree of commands, as the reference page prints it.
    CommandLine commandLine() {
        var root = new RootCommand(terminal);
        var line = new CommandLine(root);
        line.setOut(terminal.out());
        line.setErr(terminal.error());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(terminal.width());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(this::refused);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(root, failure, command));
        return line;
    }

    private int refused(ParameterException refusal, String[] arguments) {
        if (arguments.length == 0) {
            refusal.getCommandLine().usage(terminal.error());
            return ExitCode.USAGE.number();
        }
        terminal.error().println("tillbridge: " + firstLine(refusal));
        if (!UnmatchedArgumentException.printSuggestions(refusal, terminal.error())) {
            String command = refusal.getCommandLine().getCommandSpec().qualifiedName();
            terminal.error().println("See: " + command + " --help");
        }
        return ExitCode.USAGE.number();
    }

    private static int failed(RootCommand root, Exception failure, CommandLine command) {
        if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.number();
        }
        PrintWriter error = root.terminal().error();
        if (failure instanceof TillbridgeException known && known.kind() != ErrorKind.BUG) {
            error.println("tillbridge: " + known.getMessage());
            return ExitCode.of(known.kind()).number();
        }
        error.println("tillbridge: " + recorded(root, failure, command));
        return ExitCode.BUG.number();
    }

    private static String recorded(RootCommand root, Exception failure, CommandLine command) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        String name = command.getCommandSpec().qualifiedName();
        String where = FailureLog.of(root).record(id, name, failure);
        return "%s failed by a mistake of Tillbridge itself (failure %s: %s). %s"
                .formatted(name, id, firstLine(failure), where);
    }

    private static String firstLine(Exception failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
