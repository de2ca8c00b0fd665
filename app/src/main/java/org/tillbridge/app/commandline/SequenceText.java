package org.tillbridge.app.commandline;

import java.util.ArrayList;
import java.util.List;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.JsonNode;

/// Number sequences in words a person reads.
final class SequenceText {

    private SequenceText() {}

    /// The path of a sequence named `LEGAL_ENTITY/CODE` or `LEGAL_ENTITY/CODE/PART`.
    static String path(String name, String action, String part) {
        List<String> parts = List.of(name.split("/", -1));
        if (parts.size() < 2 || parts.size() > 3 || parts.stream().anyMatch(String::isBlank)) {
            throw new TillbridgeException(
                    ErrorCode.user("NumberSequenceUnknown"),
                    "'%s' is no number sequence; name it as tillbridge numbering lists it, such as demo/CUSTOMER_ACCOUNT"
                            .formatted(name));
        }
        String own = parts.size() == 3 ? parts.get(2) : part;
        return "numbering/sequences/%s/%s%s?part=%s"
                .formatted(
                        OperatorLine.encoded(parts.get(0)),
                        OperatorLine.encoded(parts.get(1)),
                        action,
                        OperatorLine.encoded(own));
    }

    static String name(JsonNode sequence) {
        JsonNode key = sequence.path("key");
        String part = key.path("part").asString();
        return key.path("legalEntity").asString()
                + "/"
                + key.path("code").asString()
                + (part.isEmpty() ? "" : "/" + part);
    }

    static String state(JsonNode sequence) {
        return switch (sequence.path("state").asString()) {
            case "BLOCKED" -> "blocked";
            case "MANUAL" -> "manual";
            case "EXHAUSTED" -> "no number left";
            case "NEARLY_USED" -> "nearly used";
            default -> "ready";
        };
    }

    static String next(JsonNode sequence) {
        List<String> numbers = new ArrayList<>();
        sequence.path("nextNumbers").forEach(number -> numbers.add(number.asString()));
        return numbers.isEmpty() ? "none" : String.join(", ", numbers);
    }

    static String counting(JsonNode sequence) {
        return sequence.path("counting").asString().equals("CONTINUOUS") ? "without gaps" : "with gaps";
    }

    static void table(Output output, Iterable<JsonNode> sequences) {
        List<List<String>> rows = new ArrayList<>();
        sequences.forEach(sequence -> rows.add(List.of(
                name(sequence),
                sequence.path("format").asString(),
                state(sequence),
                sequence.path("usedPercent").asInt() + " %",
                sequence.path("highest").asString(),
                counting(sequence),
                next(sequence))));
        output.table(List.of("SEQUENCE", "FORMAT", "STATE", "USED", "HIGHEST", "COUNTS", "NEXT"), rows);
    }
}
