package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge numbering set SEQUENCE`.
@Command(
        name = "set",
        description = {
            "Changes a number sequence: how its numbers look, how far it goes, what comes next.",
            "Nothing by which a number could be given twice is saved. Requests that wait for a number go on by themselves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT --format C######            what would become of it",
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT --format C###### --yes",
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT --highest 900000 --yes",
            "  tillbridge numbering set demo/CUSTOMER_ACCOUNT/VIP --block --yes"
        })
final class NumberingSetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private NumberingCommand numbering;

    @Parameters(paramLabel = "SEQUENCE", description = "The sequence, as tillbridge numbering lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String name;

    @Mixin
    private SequenceOptions options = new SequenceOptions();

    @Override
    public Integer call() {
        if (options.body().isEmpty()) {
            throw new TillbridgeException(
                    ErrorCode.user("NothingToSet"),
                    "Say what to set: --format, --highest, --next, --continuous, --no-continuous, --block or --unblock");
        }
        return options.run(numbering, SequenceText.path(name, "", ""));
    }
}
