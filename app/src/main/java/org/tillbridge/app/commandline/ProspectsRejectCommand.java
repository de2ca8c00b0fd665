package org.tillbridge.app.commandline;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.tillbridge.headquarters.partners.Prospects.Prospect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge prospects reject`.
@Command(
        name = "reject",
        description = "Rejects an organization. The store it asked at says why.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge prospects reject 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 --because 'Not in our trade'")
final class ProspectsRejectCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ProspectsCommand prospects;

    @Parameters(paramLabel = "PROSPECT", description = "As tillbridge prospects lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID prospect;

    @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why. Who asked reads it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String because;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = prospects.root();
        Prospect rejected = OperatorLine.of(root.configuration())
                .post(
                        "prospects/%s/reject?because=%s".formatted(prospect, OperatorLine.encoded(because)),
                        Prospect.class);
        Output output = Output.of(root.terminal(), json);
        if (output.isJson()) {
            output.json(rejected);
        } else {
            output.line("%s is rejected.".formatted(rejected.organization()));
        }
        return ExitCode.DONE.number();
    }
}
