package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge sessions rerun`.
@Command(
        name = "rerun",
        description =
                "Tries sessions again from the beginning that failed, were suspended or canceled. What has been applied is not rerun: tillbridge resync sends a whole job anew.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge sessions rerun 5f3c6a1e-6f7e-4b0e-9d57-0c6a3a2f1b11",
            "  tillbridge sessions rerun --store riga --state SUSPENDED --yes"
        })
final class SessionsRerunCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private SessionsCommand sessions;

    @Mixin
    private final SessionSteering steering = new SessionSteering();

    @Override
    public Integer call() {
        return steering.run(sessions.root(), "rerun", "rerun");
    }
}
