package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tillbridge.bench.packages.PackageRun;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run package`, which gives this process 256 MB.
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description =
                "Builds a full package of many customers and applies it at a store, in 256 MB for both sides together, "
                        + "beside COPY and MERGE of the same rows.")
final class PackageCommand implements Callable<Integer> {

    @Option(names = "--customers", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
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
        Path folder = bench.workFolder("package");
        try {
            PackageRun.Figures figures = PackageRun.run(customers, folder);
            out.printf(Locale.ROOT, "%,d customers with one address each%n", customers);
            row(out, "package built", figures.buildMs());
            row(out, "applied", figures.applyMs());
            row(out, "in all, with the download", figures.totalMs());
            row(out, "baseline: COPY, MERGE", figures.baselineMs());
            out.printf(
                    Locale.ROOT,
                    "Applied at %.2f of the baseline's rate; heap limit %d MB (goal 256), %d MB lived long%n",
                    figures.ofBaseline(),
                    figures.heapLimit() >> 20,
                    figures.heapKept() >> 20);
            out.println("Written to " + ResultFile.write(bench.results(), "package", figures));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private void row(PrintWriter out, String name, long millis) {
        out.printf(Locale.ROOT, "%-28s %8.1f s %10.0f customers/s%n", name, millis / 1e3, customers * 1e3 / millis);
    }
}
