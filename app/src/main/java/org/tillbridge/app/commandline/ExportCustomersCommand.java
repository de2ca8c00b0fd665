package org.tillbridge.app.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tillbridge.app.spreadsheet.WriteSheet;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge export customers FILE`.
@Command(
        name = "customers",
        description = {
            "Exports the customers of a legal entity to a CSV file with the columns of Dynamics 365's entity "
                    + "CustomersV3, and CustomerId, our key.",
            "A cell that a spreadsheet would run as a formula is written behind an apostrophe; import takes it away."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge export customers customers.csv",
            "  tillbridge export customers customers.csv --legal-entity demo --overwrite"
        })
final class ExportCustomersCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private ExportCommand command;

    @Parameters(paramLabel = "FILE", description = "Where to.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description = "Whose customers; may be left out if there is one.")
    @Nullable
    private String legalEntity;

    @Option(names = "--overwrite", description = "Takes the place of a file that is there.")
    private boolean overwrite;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        RootCommand root = command.root();
        Output output = Output.of(root.terminal(), json);
        Path target = root.terminal().directory().resolve(file).normalize();
        if (!overwrite && Files.exists(target)) {
            throw new TillbridgeException(
                    ErrorCode.user("FileExists"),
                    "There is a file %s already; --overwrite replaces it".formatted(target));
        }
        var headquarters = OperatorLine.of(root.configuration());
        long customers = headquarters
                .get("customers/export/count" + entity("?"))
                .path("customers")
                .asLong();
        long written;
        try (var meter = StepMeter.of(root.terminal(), output, "export", customers)) {
            written = write(headquarters, target, meter);
        }
        if (output.isJson()) {
            output.json(Map.of("customers", written, "file", target.toString()));
        } else {
            output.line(
                    written == 0
                            ? "There are no customers yet; %s has the columns.".formatted(target)
                            : "%s written to %s; only you may read it."
                                    .formatted(Counted.of(written, "customer"), target));
        }
        return ExitCode.DONE.number();
    }

    private long write(OperatorLine headquarters, Path target, StepMeter meter) {
        JsonNode page = page(headquarters, "");
        try (var sheet = WriteSheet.create(target, texts(page.path("columns")))) {
            long written = 0;
            while (true) {
                for (JsonNode row : page.path("rows")) {
                    sheet.row(texts(row));
                    written++;
                }
                meter.reached(written);
                if (page.path("after").isNull()) {
                    sheet.complete();
                    return written;
                }
                page = page(headquarters, page.path("after").asString());
            }
        }
    }

    private JsonNode page(OperatorLine headquarters, String after) {
        return headquarters.get("customers/export?after=" + OperatorLine.encoded(after) + entity("&"));
    }

    private String entity(String before) {
        return legalEntity == null ? "" : before + "legalEntity=" + OperatorLine.encoded(legalEntity);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
