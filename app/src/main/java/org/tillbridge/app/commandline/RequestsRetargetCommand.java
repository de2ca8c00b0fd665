package org.tillbridge.app.commandline;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.RequestDetail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests retarget ID CUSTOMER`: gives a held change to another customer.
@Command(
        name = "retarget",
        description =
                "Gives a held change to another customer: its own was merged, deleted, or never created. It stays held until "
                        + "tillbridge requests synchronize or retry.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge requests retarget 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 000017")
final class RequestsRetargetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Parameters(index = "0", paramLabel = "REQUEST", description = "Its ID, as tillbridge requests lists it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private UUID id;

    @Parameters(index = "1", paramLabel = "CUSTOMER", description = "The other customer's UUID or account ID.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String customer;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
    private @Nullable String reason;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String path = "requests/%s/retarget?customer=%s%s"
                .formatted(id, OperatorLine.encoded(customer), OperatorLine.parameter("reason", reason));
        RequestsEditCommand.print(requests.output(json), requests.headquarters().post(path, RequestDetail.class));
        return ExitCode.DONE.number();
    }
}
