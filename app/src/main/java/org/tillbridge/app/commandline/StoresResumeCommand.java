package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge stores resume`.
@Command(
        name = "resume",
        description =
                "Offers a paused store, or all stores of a group, what there is again: one package brings everything it missed.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge stores resume 001", "  tillbridge stores resume --group demo"})
final class StoresResumeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StoresCommand stores;

    @Mixin
    private final PauseOptions options = new PauseOptions();

    @Override
    public Integer call() {
        return options.run(stores.root(), "resume", "Resumed: %s. See tillbridge status.");
    }
}
