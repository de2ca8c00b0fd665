package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge sessions cancel`.
@Command(
        name = "cancel",
        description = {
            "Cancels sessions that are open, within seconds also while the store applies them. Nothing is lost: what a canceled "
                    + "download brought comes with its job's next package, or when it is rerun.",
            "A canceled upload keeps its rows, and everything after them, at the store until it is rerun."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge sessions cancel 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11",
            "  tillbridge sessions cancel --job 1060 --dry-run"
        })
final class SessionsCancelCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private SessionsCommand sessions;

    @Mixin
    private final SessionSteering steering = new SessionSteering();

    @Override
    public Integer call() {
        return steering.run(sessions.root(), "cancel", "canceled");
    }
}
