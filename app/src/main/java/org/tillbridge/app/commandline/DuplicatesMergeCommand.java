package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge duplicates merge CUSTOMER OTHER`.
@Command(
        name = "merge",
        description = "One customer: CUSTOMER goes into OTHER. Her account ID, UUID and cards find OTHER "
                + "from now on, at every store; nothing of hers is deleted, and undo takes it back.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge duplicates merge 000042 000017")
final class DuplicatesMergeCommand implements Callable<Integer> {

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
        return duplicates.judge("merge", two, json);
    }
}
