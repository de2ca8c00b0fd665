package org.tillbridge.app.commandline;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.partners.Prospects.Prospect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge prospects approve`.
@Command(
        name = "approve",
        description =
                "Approves an organization: the next Synchronize customers and channel requests makes it a customer "
                        + "with its first user, and 1010 takes both to the stores.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge prospects approve 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11")
final class ProspectsApproveCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ProspectsCommand prospects;

    @Parameters(paramLabel = "PROSPECT", description = "As tillbridge prospects lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID prospect;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = prospects.root();
        Prospect approved =
                OperatorLine.of(root.configuration()).post("prospects/%s/approve".formatted(prospect), Prospect.class);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(approved);
        } else {
            output.line("%s is approved; it is a customer after the next Synchronize customers and channel requests."
                    .formatted(approved.organization()));
        }
        return ExitCode.DONE.number();
    }
}
