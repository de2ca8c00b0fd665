package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge loyalty allow`.
@Command(
        name = "allow",
        description = "Lifts the block: the customer may get loyalty cards again.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge loyalty allow 000001", "  tillbridge loyalty allow 000001 --dry-run"})
final class LoyaltyAllowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private LoyaltyCommand loyalty;

    @Mixin
    private final LoyaltyEnrollment enrollment = new LoyaltyEnrollment();

    @Override
    public Integer call() {
        return enrollment.run(loyalty.root(), "allow", "may get loyalty cards");
    }
}
