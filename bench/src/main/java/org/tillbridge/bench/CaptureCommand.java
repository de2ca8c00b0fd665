package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.till.CaptureRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run capture`.
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description = "What the journal adds when a store creates a customer, beside the same statement without it.")
final class CaptureCommand implements Callable<Integer> {

    @Option(names = "--customers", defaultValue = "2000", description = "Of each kind (default: ${DEFAULT-VALUE}).")
    private int customers;

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
        Path folder = bench.workFolder("capture");
        try {
            List<CaptureRounds.Round> measured = CaptureRounds.run(new CaptureRounds.Size(customers, rounds), folder);
            out.printf(
                    Locale.ROOT,
                    "Microseconds a customer, median of %d rounds: %.0f with capture, %.0f without%n",
                    rounds,
                    Median.of(measured, round -> round.with() / 1e3 / customers),
                    Median.of(measured, round -> round.without() / 1e3 / customers));
            out.printf(
                    Locale.ROOT,
                    "Capture adds %.0f %% (goal 15 %%)%n",
                    100 * Median.of(measured, CaptureRounds.Round::added));
            out.println("Written to " + ResultFile.write(bench.results(), "capture", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }
}
