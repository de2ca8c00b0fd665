package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests retry`.
@Command(
        name = "retry",
        description =
                "Gives held requests, and those that wait for another one, to the next conversion. One that somebody edits "
                        + "is left alone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge requests retry 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11",
            "  tillbridge requests retry --reason Repaired --yes"
        })
final class RequestsRetryCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Mixin
    private final RequestSteering steering = new RequestSteering();

    @Override
    public Integer call() {
        return steering.run(requests, "retry", "retried", null);
    }
}
