package org.tillbridge.app.commandline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.spreadsheet.ReadSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `tillbridge import customers FILE`.
@Command(
        name = "customers",
        description = {
            "Imports customers with the account IDs they have, from a CSV file in UTF-8 (also .gz) with the columns of "
                    + "Dynamics 365's entity CustomersV3. Number sequences are raised above them.",
            "What cannot be taken over is written to a file with its reason, to be repaired and imported. Nothing is "
                    + "overwritten; a file that was broken off is imported again. Exit code 1 when rows were held."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge import customers customers.csv --dry-run",
            "  tillbridge import customers customers.csv",
            "  tillbridge import customers kunden.csv --separator ';' --legal-entity dach"
        })
final class ImportCustomersCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ImportCommand command;

    @Parameters(paramLabel = "FILE", description = "The customers; column names in its first line.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "Whose customers; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(
            names = "--separator",
            paramLabel = "SIGN",
            defaultValue = ",",
            description = "Between two cells. Default: ${DEFAULT-VALUE}")
    private char separator;

    @Option(
            names = "--held",
            paramLabel = "FILE",
            description = "Where held rows are written. Default: FILE with .held.csv behind its name.")
    @Nullable
    private Path heldFile;

    @Option(
            names = "--dry-run",
            description = "Says what would be imported and what held; writes held rows, imports nothing.")
    private boolean preview;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = command.root();
        Output output = Output.of(root.terminal(), json);
        Path source = root.terminal().directory().resolve(file).normalize();
        Path held = heldFile == null
                ? source.resolveSibling(source.getFileName() + ".held.csv")
                : root.terminal().directory().resolve(heldFile).normalize();
        ImportFile.Result result;
        try (ReadSheet sheet = ReadSheet.open(source, separator);
                var meter = StepMeter.of(
                        root.terminal(), output, "import", source.toFile().length())) {
            result = new ImportFile(OperatorLine.of(root.configuration()), legalEntity, preview)
                    .run(sheet, held, meter::reached);
        }
        if (output.isJson()) {
            output.json(result);
        } else {
            print(output, result);
        }
        return (result.held() == 0 ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    private void print(Output output, ImportFile.Result result) {
        output.line("%s %s imported into %s, %s there already as they came, %s held."
                .formatted(
                        Counted.of(result.imported(), "customer"),
                        preview ? "would be" : result.imported() == 1 ? "was" : "were",
                        result.legalEntity(),
                        Counted.number(result.there()),
                        Counted.number(result.held())));
        if (!result.leftAside().isEmpty()) {
            output.line("Columns left aside: %s".formatted(String.join(", ", result.leftAside())));
        }
        result.reasons().forEach((code, rows) -> output.line("  held %s: %s".formatted(Counted.number(rows), code)));
        if (result.heldFile() != null) {
            output.line("Held rows, with their reasons: %s".formatted(result.heldFile()));
        }
        if (preview) {
            output.line("Nothing was imported.");
        }
    }
}
