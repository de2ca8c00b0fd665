package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge audit redact`: takes the values of an event away.
@Command(
        name = "redact",
        description = {
            "Takes away for ever what was before and after an event, and its reason. That it was done, by whom and "
                    + "when, stays, and the chain of digests holds.",
            "There is no way back. The redaction is an event itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge audit redact 17 --reason \"erasure asked for in case 2026-118\"",
            "  tillbridge audit --what \"request edit\"       which events there are"
        })
final class AuditRedactCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private AuditCommand parent;

    @Parameters(paramLabel = "EVENT", description = "Its number, as tillbridge audit shows it.")
    private long event;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the redaction.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String reason;

    @Override
    public Integer call() {
        OperatorLine.of(parent.root().configuration())
                .post("audit/%d/redact?reason=%s".formatted(event, OperatorLine.encoded(reason)));
        parent.root().terminal().out().println("The values of event %d are gone.".formatted(event));
        return ExitCode.DONE.number();
    }
}
