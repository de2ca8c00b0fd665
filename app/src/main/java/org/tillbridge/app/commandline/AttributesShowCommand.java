package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge attributes show CUSTOMER`.
@Command(
        name = "show",
        description = "Shows what a customer has of each attribute, as headquarters knows it.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge attributes show 000042", "  tillbridge attributes show 000042 --json"})
final class AttributesShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AttributesCommand attributes;

    @Mixin
    private final CustomerValues values = new CustomerValues();

    @Override
    public Integer call() {
        RootCommand root = attributes.root();
        values.print(root.terminal(), OperatorLine.of(root.configuration()).get(values.path()), null);
        return ExitCode.DONE.number();
    }
}
