package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tillbridge.kernel.error.TillbridgeException;

/// The directory of one embedded server and the names of what lies in it.
///
/// @param root absolute and free of symbolic links, so that a server's command line can be compared
///   with it
record DataDirectory(Path root) {

    /// The directory as it is, or a new one that only this user may enter.
    static DataDirectory create(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                createPrivately(absolute);
            }
            return new DataDirectory(absolute.toRealPath());
        } catch (IOException e) {
            throw PostgresErrors.file(absolute, e);
        }
    }

    static void createPrivately(Path directory) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, ownerOnly);
    }

    /// Deletes a directory with all that is in it, if it is there.
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Lets the server's user pass through, where that is not us.
    void letIn(ServerUser user) {
        try {
            user.letThrough(root);
            if (user.reaches(root)) {
                return;
            }
        } catch (IOException e) {
            throw PostgresErrors.file(root, e);
        }
        throw new TillbridgeException(
                PostgresErrors.DIRECTORY_UNUSABLE,
                "%s cannot be entered by PostgreSQL, which does not run as root; let others pass (chmod o+x) through every directory above it, or run as the user they belong to"
                        .formatted(root));
    }

    /// PostgreSQL's own directory.
    Path cluster() {
        return root.resolve("pgdata");
    }

    /// The cluster while it is made.
    Path unfinishedCluster() {
        return root.resolve("pgdata.new");
    }

    Path password() {
        return root.resolve("password");
    }

    /// Locked by the process that owns the server; never deleted, since a lock is on the file and
    /// not on its name.
    Path lock() {
        return root.resolve("owner.lock");
    }

    Path log() {
        return root.resolve("server.log");
    }
}
