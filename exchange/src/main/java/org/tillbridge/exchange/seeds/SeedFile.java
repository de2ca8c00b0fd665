package org.tillbridge.exchange.seeds;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// A seed as a file, read: jobs by their code, schedules by their name, and on which line each
/// thing stands.
///
/// @param name  of the file, for messages
/// @param lines place in the document, as a JSON pointer → line
public record SeedFile(
        String name, Map<String, JobSeed> jobs, Map<String, ScheduleSeed> schedules, Map<String, Integer> lines) {

    static final ErrorCode INVALID = ErrorCode.user("SeedInvalid");

    private record Document(
            @Nullable LinkedHashMap<String, JobSeed> jobs,
            @Nullable LinkedHashMap<String, ScheduleSeed> schedules) {}

    /// Reads the text of a seed. Throws `SeedInvalid` with file and line for what is not one.
    public static SeedFile read(String name, String text) {
        var read = YamlDocument.read(name, text, Document.class, INVALID);
        Document document = read.content();
        if (document == null || (document.jobs() == null && document.schedules() == null)) {
            throw new TillbridgeException(INVALID, "%s:1: a seed begins with jobs: or schedules:".formatted(name));
        }
        return new SeedFile(name, orNone(document.jobs()), orNone(document.schedules()), read.lines());
    }

    private static <T> Map<String, T> orNone(@Nullable Map<String, T> written) {
        return written == null ? Map.of() : written;
    }

    /// Where something that is called by a name stands in the document.
    static String pointer(String section, String name) {
        return YamlDocument.pointer(section, name);
    }

    /// The refusal of something in the file, with its line.
    TillbridgeException refusal(String pointer, TillbridgeException problem) {
        return new TillbridgeException(
                INVALID, "%s:%d: %s".formatted(name, lines.getOrDefault(pointer, 1), problem.getMessage()), problem);
    }
}
