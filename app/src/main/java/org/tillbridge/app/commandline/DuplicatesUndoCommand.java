package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates undo CUSTOMER OTHER`.
@Command(
        name = "undo",
        description = "Takes back what was said about two customers; the pair is open again.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge duplicates undo 000042 000017")
final class DuplicatesUndoCommand implements Callable<Integer> {

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
        return duplicates.judge("undo", two, json);
    }
}
