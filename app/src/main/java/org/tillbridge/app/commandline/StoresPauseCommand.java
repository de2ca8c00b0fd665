package org.tillbridge.app.commandline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `tillbridge stores pause`.
@Command(
        name = "pause",
        description =
                "Offers a store, or all stores of a group, nothing until it is resumed: no sessions, no packages. What it sends is taken all the same, and its tills go on.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillbridge stores pause 001", "  tillbridge stores pause --group demo --dry-run"})
final class StoresPauseCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private StoresCommand stores;

    @Mixin
    private final PauseOptions options = new PauseOptions();

    @Override
    public Integer call() {
        return options.run(stores.root(), "pause", "Paused: %s. To go on: tillbridge stores resume");
    }
}
