package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.stores.StoresRun;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run stores`.
@Command(
        name = "stores",
        mixinStandardHelpOptions = true,
        description =
                "Stores wait on one headquarters, each over a connection of its own (plain HTTP); then something changes, "
                        + "and all commit it.")
final class StoresCommand implements Callable<Integer> {

    @Option(names = "--stores", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int stores;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Bench bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = bench.workFolder("stores");
        try {
            StoresRun.Figures figures = StoresRun.run(stores, folder, out);
            out.printf(
                    Locale.ROOT,
                    "%,d stores wait: %.1f KB of heap each (goal 64), %d threads more (goal 0), %d connections at work (goal 0)%n",
                    stores,
                    figures.heapPerStore() / 1024.0,
                    figures.threads(),
                    figures.connections());
            out.printf(
                    Locale.ROOT,
                    "A change is committed at all of them after %.1f s (goal 60)%n",
                    figures.secondsToAll());
            out.println("Written to " + ResultFile.write(bench.results(), "stores", figures));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }
}
