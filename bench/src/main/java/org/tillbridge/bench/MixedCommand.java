package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tillbridge.bench.convert.ConvertRound;
import org.tillbridge.bench.convert.ConvertRounds;
import org.tillbridge.bench.convert.MixedRound;
import org.tillbridge.bench.convert.MixedRounds;
import org.tillbridge.bench.world.Convert;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run mixed`.
@Command(
        name = "mixed",
        mixinStandardHelpOptions = true,
        description =
                "The whole way of requests of all kinds: half create a customer, a sixth each change one, add an address, set "
                        + "an attribute. Beside it: as many that only create.")
final class MixedCommand implements Callable<Integer> {

    @Option(names = "--requests", defaultValue = "60000", description = "Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(names = "--stores", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int stores;

    @Option(
            names = "--rounds",
            defaultValue = "3",
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
        Path folder = bench.workFolder("mixed");
        try {
            List<MixedRound> measured =
                    MixedRounds.run(new ConvertRounds.Size(requests, stores, rounds), bench.profile(), folder, out);
            out.printf(
                    "%n%,d requests, %d stores that hold as many customers; median of %d rounds%n%n",
                    requests, stores, measured.size());
            row(out, "Requests of all kinds", measured, MixedRound::mixed);
            row(out, "Creates only", measured, MixedRound::creates);
            out.printf(Locale.ROOT, "%nOf the creates' rate: %.2f%n", Median.of(measured, MixedRound::ofCreates));
            out.println("Written to " + ResultFile.write(bench.results(), "mixed", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private void row(
            PrintWriter out, String name, List<MixedRound> measured, Function<MixedRound, Convert.Times> times) {
        double seconds = Median.of(
                measured, round -> ConvertRound.seconds(times.apply(round).total()));
        out.printf(Locale.ROOT, "%-40s %8.2f s %12.0f requests/s%n", name, seconds, requests / seconds);
    }
}
