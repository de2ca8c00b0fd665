package org.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The figures of a run as JSON, with when and where they were measured.
final class ResultFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    /// @param processors what the Java VM sees
    private record Result(String measuredAt, int processors, String java, String system, Object figures) {}

    static Path write(Path folder, String name, Object figures) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var result = new Result(
                now,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version", ""),
                System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""),
                figures);
        Path file = Files.createDirectories(folder).resolve("%s-%s.json".formatted(name, now.replace(":", "")));
        return Files.writeString(file, JSON.writeValueAsString(result));
    }
}
