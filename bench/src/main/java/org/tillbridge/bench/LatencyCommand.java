package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.latency.LatencyRun;
import org.tillbridge.bench.latency.Percentiles;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run latency`.
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "Customers at a steady rate in continuous mode: how long until the till that created one, and every "
                        + "store, shows its account ID.")
final class LatencyCommand implements Callable<Integer> {

    @Option(names = "--rate", defaultValue = "20", description = "Customers a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--stores", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int stores;

    @Option(
            names = "--customers",
            defaultValue = "100000",
            description = "How many every database holds beforehand (default: ${DEFAULT-VALUE}).")
    private int customers;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Bench bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = bench.workFolder("latency");
        try {
            var load = new LatencyRun.Load(rate, seconds, warmUp, stores, customers);
            LatencyRun.Figures figures = LatencyRun.run(load, bench.profile(), folder, out);
            out.printf(
                    "%n%d customers, %d a second, %d stores that hold %d%n%n",
                    figures.customers(), rate, stores, customers);
            out.printf("%-28s %9s %9s %9s %9s%n", "milliseconds since due", "p50", "p90", "p99", "max");
            row(out, "till has its answer", figures.answered());
            row(out, "account ID back at the till", figures.atOrigin());
            row(out, "account ID in every store", figures.everywhere());
            out.println();
            figures.steps().forEach((step, millis) -> row(out, step, millis));
            out.printf("%nGoal at the till: p50 50, p99 250%n");
            out.println("Written to " + ResultFile.write(bench.results(), "latency", figures));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private static void row(PrintWriter out, String name, Percentiles millis) {
        out.printf(
                Locale.ROOT,
                "%-28s %9.1f %9.1f %9.1f %9.1f%n",
                name,
                millis.p50(),
                millis.p90(),
                millis.p99(),
                millis.max());
    }
}
