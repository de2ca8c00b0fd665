package org.tillbridge.app.commandline;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tillbridge quarantine show ID`: one row, whole.
@Command(
        name = "show",
        description =
                "Shows a row in quarantine: where it came from, why it waits, its values, and for a conflict the row "
                        + "that is here. It prints personal data if the row has some.",
        footerHeading = "%nExamples:%n",
        footer = "  tillbridge quarantine show 17")
final class QuarantineShowCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private QuarantineCommand quarantine;

    @Parameters(index = "0", paramLabel = "ID", description = "Its number, as tillbridge quarantine lists it.")
    private long id;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode whole = quarantine.headquarters().get("quarantine/" + id);
        Output output = quarantine.output(json);
        if (output.isJson()) {
            output.json(whole);
            return ExitCode.DONE.number();
        }
        print(whole.path("entry"), output);
        JsonNode row = whole.path("row");
        values("The row as it came", row.path("content"), output);
        values("The row that is here", row.path("standing"), output);
        values("The row as it was repaired", row.path("repaired"), output);
        if (row.path("content").isNull() && row.path("keyValues").isString()) {
            values("Its key; the store keeps the row", row.path("keyValues"), output);
        }
        return ExitCode.DONE.number();
    }

    private static void print(JsonNode entry, Output output) {
        boolean up = entry.path("direction").asString().equals("UPLOAD");
        output.line("Row %s of table %s, %s %s, %s: %s"
                .formatted(
                        entry.path("key").asString(),
                        entry.path("table").asString(),
                        up ? "from store" : "for store",
                        entry.path("store").asString(),
                        entry.path("state").asString(),
                        entry.path("closedReason").isNull()
                                ? entry.path("reason").asString()
                                : entry.path("closedReason").asString()));
        output.line("%s; job %s, %s %s; since %s, tried %s"
                .formatted(
                        entry.path("kind").asString(),
                        entry.path("job").asString(),
                        up ? "session" : "package",
                        entry.path("source").asString(),
                        entry.path("since").asString(),
                        Counted.of(entry.path("tries").asLong(), "time")));
    }

    private static void values(String title, JsonNode text, Output output) {
        if (!text.isString()) {
            return;
        }
        output.line("");
        output.line(title);
        Map<String, JsonNode> sorted = new TreeMap<>();
        JSON.readTree(text.asString()).properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((column, value) -> output.line(
                "  %s = %s".formatted(column, value.isNull() ? "null" : value.isString() ? value.asString() : value)));
    }
}
