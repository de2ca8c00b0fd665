package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.packages.DeltaRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run delta`.
@Command(
        name = "delta",
        mixinStandardHelpOptions = true,
        description = "Changed customers travel to a store: out of many, beside the same number out of few.")
final class DeltaCommand implements Callable<Integer> {

    @Option(names = "--changed", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int changed;

    @Option(names = "--few", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
    private int few;

    @Option(
            names = "--many",
            defaultValue = "10000000",
            description = "Takes about 9 GB on the disk and half an hour (default: ${DEFAULT-VALUE}).")
    private int many;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description = "Rounds that count, behind one for warming up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Bench bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = bench.workFolder("delta");
        try {
            List<DeltaRounds.Round> measured =
                    DeltaRounds.run(new DeltaRounds.Size(changed, few, many, rounds), folder, out);
            row(out, few, Median.of(measured, DeltaRounds.Round::ofFew));
            row(out, many, Median.of(measured, DeltaRounds.Round::ofMany));
            out.printf(Locale.ROOT, "%.2f times the time (goal 1.2)%n", Median.of(measured, DeltaRounds.Round::ratio));
            out.println("Written to " + ResultFile.write(bench.results(), "delta", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private void row(PrintWriter out, int customers, double nanos) {
        out.printf(Locale.ROOT, "%,d changed out of %,12d: %8.1f ms%n", changed, customers, nanos / 1e6);
    }
}
