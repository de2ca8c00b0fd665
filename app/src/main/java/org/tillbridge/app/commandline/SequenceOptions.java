package org.tillbridge.app.commandline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.numbers.NumberSequence.Counting;
import org.tillbridge.headquarters.numbers.SequenceChange.Giving;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What can be said about a number sequence, for `numbering set` and `numbering add`.
final class SequenceOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "How its numbers look: # a digit, & a letter, {legal-entity}, {operating-unit}, all else as it is; such as C######.")
    @Nullable
    private String format;

    @Option(
            names = "--highest",
            paramLabel = "NUMBER",
            description = "The highest number it gives; with a new format the highest that can be written.")
    @Nullable
    private Long highest;

    @Option(names = "--next", paramLabel = "NUMBER", description = "The number it goes on with.")
    @Nullable
    private Long next;

    @Option(
            names = "--continuous",
            negatable = true,
            description = "Whether each number is given, so that a gap is a fault that verify names.")
    @Nullable
    private Boolean continuous;

    @Option(names = "--block", description = "It gives no numbers from now on; customers wait with a reason.")
    private boolean block;

    @Option(names = "--unblock", description = "It gives numbers again.")
    private boolean unblock;

    @Option(
            names = "--manual",
            description =
                    "It gives no numbers from now on: a person names each account ID (tillbridge requests number).")
    private boolean manual;

    @Option(names = "--automatic", description = "It gives numbers again.")
    private boolean automatic;

    @Option(names = "--dry-run", description = "Shows what would become of it; this is so without --yes, too.")
    private boolean preview;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    boolean isPreview() {
        return preview || !yes;
    }

    boolean asJson() {
        return json;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        put(body, "format", format);
        put(body, "highest", highest);
        put(body, "next", next);
        if (continuous != null) {
            body.put("counting", continuous ? Counting.CONTINUOUS : Counting.WITH_GAPS);
        }
        if (manual) {
            body.put("giving", Giving.MANUAL);
        } else if (block || unblock || automatic) {
            body.put("giving", block ? Giving.BLOCKED : Giving.ALLOWED);
        }
        return body;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /// Posts it and prints what came of it.
    int run(NumberingCommand numbering, String path) {
        JsonNode saved = numbering.line().postJson(path + "&preview=" + isPreview(), body());
        Output output = numbering.output(json);
        if (output.isJson()) {
            output.json(saved);
            return ExitCode.DONE.number();
        }
        JsonNode after = saved.path("after");
        output.line("Number sequence %s %s %s: %s, highest %s, used to %d %%, counts %s. Next: %s."
                .formatted(
                        SequenceText.name(after),
                        isPreview() ? "would be" : "is",
                        after.path("format").asString(),
                        SequenceText.state(after),
                        after.path("highest").asString(),
                        after.path("usedPercent").asInt(),
                        SequenceText.counting(after),
                        SequenceText.next(after)));
        long woken = saved.path("woken").asLong();
        if (woken > 0) {
            output.line("%s looked at again."
                    .formatted(Counted.of(
                            woken,
                            isPreview() ? "request that waits would be" : "request that waited is",
                            isPreview() ? "requests that wait would be" : "requests that waited are")));
        }
        if (isPreview()) {
            output.line("Nothing was changed. Do it with --yes.");
        }
        return ExitCode.DONE.number();
    }
}
