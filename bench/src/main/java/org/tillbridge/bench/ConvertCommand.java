package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.tillbridge.bench.convert.ConvertRound;
import org.tillbridge.bench.convert.ConvertRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run convert`.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                "Customers captured at the stores get their account IDs and arrive in every store, which holds as many "
                        + "already. Beside it: the same rows by COPY and INSERT … SELECT, and customers and addresses by COPY alone.")
final class ConvertCommand implements Callable<Integer> {

    @Option(names = "--customers", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
    private int customers;

    @Option(names = "--stores", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int stores;

    @Option(
            names = "--rounds",
            defaultValue = "5",
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
        Path folder = bench.workFolder("convert");
        try {
            List<ConvertRound> measured =
                    ConvertRounds.run(new ConvertRounds.Size(customers, stores, rounds), bench.profile(), folder, out);
            print(out, measured);
            out.println("Written to " + ResultFile.write(bench.results(), "convert", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private void print(PrintWriter out, List<ConvertRound> measured) {
        out.printf(
                "%n%,d customers with one address each, %d stores that hold as many; median of %d rounds%n%n",
                customers, stores, measured.size());
        row(
                out,
                "P-0001: seal and upload, all stores",
                measured,
                round -> round.times().upload());
        row(out, "Synchronize customers", measured, round -> round.times().synchronize());
        row(out, "1010: release", measured, round -> round.times().release());
        row(out, "1010: package", measured, round -> round.times().build());
        row(
                out,
                "1010: download and apply, all stores",
                measured,
                round -> round.times().distribute() - round.times().build());
        row(out, "Tillbridge", measured, round -> round.times().total());
        row(out, "Baseline: COPY, INSERT … SELECT", measured, ConvertRound::baseline);
        row(out, "Bare COPY: no journal, no search", measured, ConvertRound::bareCopy);
        out.printf(
                Locale.ROOT,
                "%nOf the baseline's rate: %.2f (goal 0.60)   of bare COPY's: %.2f (goal 0.33)%n",
                Median.of(measured, ConvertRound::ofBaseline),
                Median.of(measured, ConvertRound::ofBareCopy));
    }

    private void row(PrintWriter out, String name, List<ConvertRound> measured, ToLongFunction<ConvertRound> nanos) {
        double seconds = Median.of(measured, round -> ConvertRound.seconds(nanos.applyAsLong(round)));
        out.printf(Locale.ROOT, "%-40s %8.2f s %12.0f customers/s%n", name, seconds, customers / seconds);
    }
}
