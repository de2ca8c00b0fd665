package org.tillbridge.acceptance.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a format version's own code wrote, kept for ever: packages, what is in them, messages of a
/// store and of headquarters. Never written anew: when a test no longer takes them, the code is
/// wrong.
///
/// @param version `v1`, …: the folder
public record GoldenFiles(String version) {

    public static final GoldenFiles V1 = new GoldenFiles("v1");

    /// By name, without `.zip`, in the order they were made.
    public static final List<String> PACKAGES =
            List.of("upload-first", "upload-next", "download-full", "answers-full", "download-delta", "answers-delta");

    private static final String FOLDER = "/org/tillbridge/acceptance/versions/";
    private static final String ENTRY = "== ";

    /// A copy of a package.
    public Path packageIn(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name + ".zip"), bytes(name + ".zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The streams of a package, entry by entry, as `zstd -d` of the time printed them.
    public Map<String, String> streams(String name) {
        var streams = new LinkedHashMap<String, String>();
        String entry = "";
        for (String line : text(name + ".rows").lines().toList()) {
            if (line.startsWith(ENTRY)) {
                entry = line.substring(ENTRY.length());
                streams.put(entry, "");
            } else {
                streams.merge(entry, line + "\n", String::concat);
            }
        }
        return streams;
    }

    public String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public byte[] bytes(String file) {
        try (InputStream in =
                Objects.requireNonNull(GoldenFiles.class.getResourceAsStream(FOLDER + version + "/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
