package org.tillbridge.app.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `tillbridge quarantine repair ID COLUMN=VALUE…`: gives a row of a store other values.
@Command(
        name = "repair",
        description = {
            "Gives a row from a store other values and takes it like a fresh arrival, exactly once. Values that do not do "
                    + "change nothing. What came stays on record beside what was taken; that it was done, and to which columns, is "
                    + "in tillbridge audit.",
            "A row for a store is headquarters' own: change it there, then retry."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillbridge quarantine repair 17 seen_at=2026-11-21T12:00:00Z",
            "  tillbridge quarantine repair 17 entrance= --null colour",
            "  tillbridge quarantine repair 18 visit_id=0190c2a4-0000-7000-8000-000000000001    a conflict: another key"
        })
final class QuarantineRepairCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private QuarantineCommand quarantine;

    @Parameters(index = "0", paramLabel = "ID", description = "Its number, as tillbridge quarantine lists it.")
    private long id;

    @Parameters(index = "1..*", paramLabel = "COLUMN=VALUE", description = "What the row gets instead.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--null", paramLabel = "COLUMN", description = "This column gets no value. May be repeated.")
    private List<String> nulls = List.of();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, @Nullable String> given = new LinkedHashMap<>(values);
        nulls.forEach(column -> given.put(column, null));
        JsonNode result = quarantine.headquarters().postJson("quarantine/%d/repair".formatted(id), given);
        Output output = quarantine.output(json);
        if (output.isJson()) {
            output.json(result);
        } else {
            output.line("%d %s: %s"
                    .formatted(
                            id,
                            result.path("outcome").asString(),
                            result.path("message").asString()));
        }
        return result.path("outcome").asString().equals("TAKEN") ? ExitCode.DONE.number() : ExitCode.FINDINGS.number();
    }
}
