package org.tillbridge.exchange.seeds;

import java.util.HashMap;
import java.util.Map;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML file a person wrote, read into a record, and on which line each thing of it stands.
///
/// @param name    of the file, for messages
/// @param content null for an empty file, whatever the type says
/// @param lines   place in the document, as a JSON pointer → line
public record YamlDocument<T>(String name, T content, Map<String, Integer> lines) {

    private static final int LONGEST = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /// Reads a document. What is not one is refused with file and line.
    ///
    /// @param invalid the code of the refusal
    public static <T> YamlDocument<T> read(String name, String text, Class<T> type, ErrorCode invalid) {
        if (text.length() > LONGEST) {
            throw new TillbridgeException(invalid, "%s is longer than 1 MB".formatted(name));
        }
        var lines = new HashMap<String, Integer>();
        try {
            readLines(text, lines);
            return new YamlDocument<>(name, YAML.readValue(text, type), lines);
        } catch (JacksonException e) {
            throw new TillbridgeException(invalid, "%s:%d: %s".formatted(name, line(e, lines), problem(e)), e);
        }
    }

    /// Where something that is called by a name stands in a document.
    public static String pointer(String section, String name) {
        return "/%s/%s".formatted(section, name.replace("~", "~0").replace("/", "~1"));
    }

    /// The refusal of something in the file, with its line.
    public TillbridgeException refusal(String pointer, TillbridgeException problem) {
        return new TillbridgeException(
                problem.code(),
                "%s:%d: %s".formatted(name, lines.getOrDefault(pointer, 1), problem.getMessage()),
                problem);
    }

    private static void readLines(String text, Map<String, Integer> lines) {
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
    }

    /// Where the thing stands that could not be read; Jackson itself knows only how far it has
    /// read.
    private static int line(JacksonException e, Map<String, Integer> lines) {
        var pointer = new StringBuilder();
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        if (!(e instanceof DatabindException)) {
            return line;
        }
        for (JacksonException.Reference step : e.getPath()) {
            String part = step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName();
            pointer.append('/').append(part.replace("~", "~0").replace("/", "~1"));
            line = lines.getOrDefault(pointer.toString(), line);
        }
        return line;
    }

    private static String problem(JacksonException e) {
        if (e.getCause() instanceof TillbridgeException ours) {
            return String.valueOf(ours.getMessage());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no '%s' here; known are %s"
                    .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        String first =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        if (first.startsWith("No content to map")) {
            return "the file says nothing";
        }
        return e instanceof DatabindException ? first : "not YAML: " + first;
    }
}
