package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge staff remove ID`.
@Command(
        name = "remove",
        description =
                "Takes someone away: they log on no more, and their sessions end, as the next package 1060 reaches the stores.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge staff remove 000160")
final class StaffRemoveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StaffCommand staff;

    @Parameters(paramLabel = "ID", description = "As tillbridge staff lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String id;

    @Option(names = "--legal-entity", paramLabel = "ENTITY", description = "Needed where there are several.")
    private @Nullable String legalEntity;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return staff.done(
                json,
                line -> line.delete(StaffCommand.path(id, "?", legalEntity)),
                answer -> "Staff %s is taken away; stores learn it with 1060.".formatted(id));
    }
}
