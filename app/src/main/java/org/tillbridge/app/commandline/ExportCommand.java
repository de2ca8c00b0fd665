package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `tillbridge export`.
@Command(name = "export", description = "Gives customers out.", subcommands = ExportCustomersCommand.class)
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    RootCommand root() {
        return root;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what: tillbridge export customers FILE");
    }
}
