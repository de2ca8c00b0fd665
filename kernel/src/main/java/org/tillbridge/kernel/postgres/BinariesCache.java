package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.TillbridgeException;

/// Where unpacked binaries are kept: `TILLBRIDGE_CACHE`, else the user's cache directory, else
/// beside the data.
///
/// Only a directory of our own will do: who may write into it decides what we run.
final class BinariesCache {

    private BinariesCache() {}

    static Path choose(DataDirectory data, ServerUser user) {
        return choose(candidates(System.getenv(), data), user);
    }

    static Path choose(List<Path> candidates, ServerUser user) {
        return candidates.stream()
                .filter(candidate -> isUsable(candidate, user))
                .findFirst()
                .orElseThrow(() -> new TillbridgeException(
                        PostgresErrors.DIRECTORY_UNUSABLE,
                        "No place to unpack PostgreSQL to: %s cannot be written, entered, or belong to somebody else; set TILLBRIDGE_CACHE"
                                .formatted(candidates)));
    }

    static List<Path> candidates(Map<String, String> environment, DataDirectory data) {
        @Nullable String named = environment.get("TILLBRIDGE_CACHE");
        if (named != null && !named.isBlank()) {
            return List.of(Path.of(named).toAbsolutePath());
        }
        @Nullable String users = environment.get("XDG_CACHE_HOME");
        Path caches =
                users == null || users.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(users);
        return List.of(
                caches.toAbsolutePath().resolve("tillbridge"), data.root().resolveSibling("postgresql-binaries"));
    }

    private static boolean isUsable(Path directory, ServerUser user) {
        try {
            if (!Files.isDirectory(directory)) {
                DataDirectory.createPrivately(directory);
            }
            if (ServerUser.uidOf(directory) != ServerUser.ownUid() || !Files.isWritable(directory)) {
                return false;
            }
            user.letThrough(directory);
            return user.reaches(directory);
        } catch (IOException unusable) {
            return false;
        }
    }
}
