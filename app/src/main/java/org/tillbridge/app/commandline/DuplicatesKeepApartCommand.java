package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates keep-apart CUSTOMER OTHER`.
@Command(
        name = "keep-apart",
        description = "Two people, however alike: the pair leaves the inbox for good.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge duplicates keep-apart 000042 000017")
final class DuplicatesKeepApartCommand implements Callable<Integer> {

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
        return duplicates.judge("keep-apart", two, json);
    }
}
