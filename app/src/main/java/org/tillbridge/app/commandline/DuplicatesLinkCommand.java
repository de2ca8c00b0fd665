package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates link CUSTOMER OTHER`.
@Command(
        name = "link",
        description = "One person with two accounts, both of which stay; taken back by undo.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge duplicates link 000042 000017")
final class DuplicatesLinkCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private DuplicatesCommand duplicates;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private DuplicatesCommand.TwoCustomers two;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return duplicates.judge("link", two, json);
    }
}
