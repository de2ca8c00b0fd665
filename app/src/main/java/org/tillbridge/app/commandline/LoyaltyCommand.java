package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `tillbridge loyalty`: whose a card is, and who is to get none.
@Command(
        name = "loyalty",
        description = "Shows loyalty cards, and blocks customers from getting one.",
        subcommands = {LoyaltyShowCommand.class, LoyaltyBlockCommand.class, LoyaltyAllowCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge loyalty show 9407112233445566778     whose card this is",
            "  tillbridge loyalty show 000001                  the cards of a customer",
            "  tillbridge loyalty block 000001 --dry-run"
        })
final class LoyaltyCommand implements Callable<Integer> {

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
        throw new ParameterException(
                spec.commandLine(), "Say what to do: tillbridge loyalty show CARD, block CUSTOMER or allow CUSTOMER");
    }
}
