package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge loyalty block`.
@Command(
        name = "block",
        description = "Blocks a customer from getting another loyalty card; the cards she has stay valid.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge loyalty block 000001", "  tillbridge loyalty block 000001 --dry-run"})
final class LoyaltyBlockCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private LoyaltyCommand loyalty;

    @Mixin
    private final LoyaltyEnrollment enrollment = new LoyaltyEnrollment();

    @Override
    public Integer call() {
        return enrollment.run(loyalty.root(), "block", "is not to get another loyalty card");
    }
}
