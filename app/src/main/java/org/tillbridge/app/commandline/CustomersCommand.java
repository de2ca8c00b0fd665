package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `tillbridge customers`: the customers of all stores.
@Command(
        name = "customers",
        description = "Finds customers of all stores, as headquarters knows them.",
        subcommands = CustomersSearchCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge customers search berz ilze",
            "  tillbridge customers search --phone '26 190' --country LV"
        })
final class CustomersCommand implements Callable<Integer> {

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
        throw new ParameterException(spec.commandLine(), "Say what to do: tillbridge customers search WORDS");
    }
}
