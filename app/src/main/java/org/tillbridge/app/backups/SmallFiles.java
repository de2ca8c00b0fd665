package org.tillbridge.app.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// What a data directory keeps beside its server and cannot make anew: who the stores are, and the
/// operator's token, what the secrets of webhooks are kept under.
final class SmallFiles {

    private static final Path TOKEN = Path.of("operator.token");
    private static final Path WEBHOOKS = Path.of("webhooks.key");

    private SmallFiles() {}

    /// Copies those the target lacks; both are folders like a data directory.
    static void copy(Path from, Path to) {
        try {
            for (Path file : of(from)) {
                Path target = to.resolve(file.toString());
                if (!Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(from.resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("BackupUnwritable"), "Cannot copy from %s to %s: %s".formatted(from, to, e), e);
        }
    }

    private static List<Path> of(Path folder) throws IOException {
        Path stores = folder.resolve("stores");
        try (Stream<Path> found = Files.isDirectory(stores) ? Files.walk(stores, 2) : Stream.empty()) {
            return Stream.concat(
                            found.filter(file -> file.endsWith("identity.json")).map(folder::relativize),
                            Stream.of(TOKEN, WEBHOOKS))
                    .filter(file -> Files.exists(folder.resolve(file)))
                    .toList();
        }
    }
}
