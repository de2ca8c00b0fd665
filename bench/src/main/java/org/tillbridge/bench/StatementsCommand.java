package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.tillbridge.bench.statements.StatementRounds;
import org.tillbridge.bench.statements.StatementRounds.Round;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run statements`.
@Command(
        name = "statements",
        mixinStandardHelpOptions = true,
        description = "A year of sales validated, calculated and posted, beside one SQL aggregate over the same rows.")
final class StatementsCommand implements Callable<Integer> {

    @Option(
            names = "--sales",
            defaultValue = "25900",
            description = "Of about 21 lines each (default: ${DEFAULT-VALUE}).")
    private int sales;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "The figures are medians (default: ${DEFAULT-VALUE}).")
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
        Path folder = bench.workFolder("statements");
        try {
            List<Round> measured = StatementRounds.run(new StatementRounds.Size(sales, rounds), folder, out);
            Round one = measured.getFirst();
            out.printf(
                    Locale.ROOT,
                    "%,d statements, %,d lines; seconds, median of %d%n",
                    one.statements(),
                    one.lines(),
                    rounds);
            print(out, "validate", measured, Round::validate);
            print(out, "calculate", measured, Round::calculate);
            print(out, "post", measured, Round::post);
            print(out, "one SQL aggregate", measured, Round::aggregate);
            print(out, "calculate and post, times that", measured, Round::times);
            out.println("Written to " + ResultFile.write(bench.results(), "statements", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private static void print(PrintWriter out, String name, List<Round> rounds, ToDoubleFunction<Round> figure) {
        out.printf(Locale.ROOT, "%-32s %8.2f%n", name, Median.of(rounds, figure));
    }
}
