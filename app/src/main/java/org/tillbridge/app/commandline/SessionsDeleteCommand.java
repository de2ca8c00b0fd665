package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge sessions delete`.
@Command(
        name = "delete",
        description = "Forgets sessions that have ended: a line of history less. Retention does it by itself.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge sessions delete --state CANCELED --yes"})
final class SessionsDeleteCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private SessionsCommand sessions;

    @Mixin
    private final SessionSteering steering = new SessionSteering();

    @Override
    public Integer call() {
        return steering.run(sessions.root(), "delete", "deleted");
    }
}
