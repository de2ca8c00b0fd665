package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.search.SearchRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run search`.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "What a till types, among many customers of one store, beside trigram indexes.")
final class SearchCommand implements Callable<Integer> {

    @Option(
            names = "--customers",
            defaultValue = "1000000",
            description = "A million takes about 3 GB on the disk and ten minutes (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--questions",
            defaultValue = "200",
            description = "Of each kind, behind 20 for warming up (default: ${DEFAULT-VALUE}).")
    private int questions;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Bench bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = bench.workFolder("search");
        try {
            List<SearchRounds.Measured> measured =
                    SearchRounds.run(new SearchRounds.Size(customers, questions), folder, out);
            out.printf("%-20s %26s   %26s%n", "ms: p50, p95, p99", "Tillbridge", "trigrams");
            measured.forEach(kind -> out.printf(
                    Locale.ROOT,
                    "%-20s %8.1f %8.1f %8.1f   %8.1f %8.1f %8.1f%n",
                    kind.kind(),
                    kind.tillbridge().p50(),
                    kind.tillbridge().p95(),
                    kind.tillbridge().p99(),
                    kind.baseline().p50(),
                    kind.baseline().p95(),
                    kind.baseline().p99()));
            out.println("Written to " + ResultFile.write(bench.results(), "search", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }
}
