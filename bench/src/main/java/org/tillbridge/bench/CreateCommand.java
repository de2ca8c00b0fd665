package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.till.CreateRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run create`.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Creates customers over a store's HTTP door, beside pgbench running the same statement.")
final class CreateCommand implements Callable<Integer> {

    @Option(names = "--clients", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Of each half of a round (default: ${DEFAULT-VALUE}).")
    private int seconds;

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
        Path folder = bench.workFolder("create");
        try {
            var size = new CreateRounds.Size(clients, Duration.ofSeconds(seconds), rounds);
            List<CreateRounds.Round> measured = CreateRounds.run(size, folder, out);
            row(out, "HTTP", measured.stream().map(CreateRounds.Round::http).toList());
            row(
                    out,
                    "pgbench",
                    measured.stream().map(CreateRounds.Round::pgbench).toList());
            out.printf(
                    Locale.ROOT,
                    "Of pgbench's rate: %.2f (goal 0.25)   p99 of its p99: %.1f times (goal 5)%n",
                    Median.of(measured, CreateRounds.Round::ofBaseline),
                    Median.of(measured, CreateRounds.Round::ofBaselinesP99));
            out.println("Written to " + ResultFile.write(bench.results(), "create", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private static void row(PrintWriter out, String name, List<CreateRounds.Speed> speeds) {
        out.printf(
                Locale.ROOT,
                "%-10s %8.0f customers/s   p99 %6.1f ms%n",
                name,
                Median.of(speeds, CreateRounds.Speed::perSecond),
                Median.of(speeds, CreateRounds.Speed::p99));
    }
}
