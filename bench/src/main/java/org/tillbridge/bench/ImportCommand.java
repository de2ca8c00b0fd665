package org.tillbridge.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.tillbridge.bench.interchange.ImportRound;
import org.tillbridge.bench.interchange.ImportRounds;
import org.tillbridge.bench.world.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./bench/run import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Customers with an address each are imported from a file, and the same file again. Beside it: the file by "
                        + "COPY into a table without keys, and that with one INSERT … SELECT a table.")
final class ImportCommand implements Callable<Integer> {

    @Option(names = "--customers", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
    private int customers;

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
        Path folder = bench.workFolder("import");
        try {
            List<ImportRound> measured =
                    ImportRounds.run(new ImportRounds.Size(customers, rounds), bench.profile(), folder, out);
            print(out, measured);
            out.println("Written to " + ResultFile.write(bench.results(), "import", measured));
            out.flush();
            return 0;
        } finally {
            Preparation.delete(folder);
        }
    }

    private void print(PrintWriter out, List<ImportRound> measured) {
        out.printf("%n%,d customers with one address each; median of %d rounds%n%n", customers, measured.size());
        row(out, "Import", measured, ImportRound::imported);
        row(out, "The same file again", measured, ImportRound::repeated);
        row(out, "Baseline: COPY, INSERT … SELECT", measured, ImportRound::baseline);
        row(out, "Bare COPY into a table without keys", measured, ImportRound::copy);
        out.printf(
                Locale.ROOT,
                "%nOf the baseline's rate: %.2f   of bare COPY's: %.2f%n",
                Median.of(measured, ImportRound::ofBaseline),
                Median.of(measured, ImportRound::ofCopy));
    }

    private void row(PrintWriter out, String name, List<ImportRound> measured, ToDoubleFunction<ImportRound> figure) {
        double seconds = Median.of(measured, figure);
        out.printf(Locale.ROOT, "%-40s %8.2f s %12.0f customers/s%n", name, seconds, customers / seconds);
    }
}
