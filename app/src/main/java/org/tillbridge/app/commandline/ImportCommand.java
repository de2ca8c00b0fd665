package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `tillbridge import`.
@Command(
        name = "import",
        description = "Brings customers in from other systems.",
        subcommands = ImportCustomersCommand.class)
final class ImportCommand implements Callable<Integer> {

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
        throw new ParameterException(spec.commandLine(), "Say what: tillbridge import customers FILE");
    }
}
