package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `tillbridge requests cancel`.
@Command(
        name = "cancel",
        description = {
            "Does without requests that are held or wait. The store shows the customer as headquarters has it again; a customer "
                    + "whose creation is canceled disappears from its store, and the till says why.",
            "What waited behind a canceled request goes on; a change of a customer that will never be created is held, to be "
                    + "canceled too or given to another customer."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge requests cancel 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11 --because \"a test of the till\"",
            "  tillbridge requests cancel --reason CreateCanceled --because \"never created\" --yes"
        })
final class RequestsCancelCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private RequestsCommand requests;

    @Mixin
    private final RequestSteering steering = new RequestSteering();

    @Option(names = "--because", paramLabel = "TEXT", description = "Why. The till shows it.")
    private @Nullable String because;

    @Override
    public Integer call() {
        return steering.run(requests, "cancel", "canceled", because);
    }
}
