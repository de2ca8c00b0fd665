package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Puts a backup where a server's data directory will be. It appears in one rename, after every
/// file was found to be as it was written; a server that is there is never touched.
final class RestoreServer {

    private static final ErrorCode NOT_EMPTY = ErrorCode.user("DatabaseAlreadyThere");

    private final Path backup;
    private final DataDirectory data;
    private final ServerUser user;

    RestoreServer(Path backup, DataDirectory data, ServerUser user) {
        this.backup = backup;
        this.data = data;
        this.user = user;
    }

    EmbeddedPostgres.Copied run(CopyProgress progress) {
        DirectoryLock lock = DirectoryLock.acquire(data);
        try (lock) {
            requireNothingThere();
            return restore(progress);
        } catch (IOException e) {
            throw PostgresErrors.file(data.root(), e);
        }
    }

    private void requireNothingThere() {
        if (Files.exists(data.cluster())) {
            throw new TillbridgeException(
                    NOT_EMPTY,
                    "There is a database in %s already; stop what uses it and move it away, then restore"
                            .formatted(data.root()));
        }
    }

    private EmbeddedPostgres.Copied restore(CopyProgress progress) throws IOException {
        Path fresh = data.unfinishedCluster();
        DataDirectory.delete(fresh);
        DataDirectory.createPrivately(fresh);
        Files.deleteIfExists(data.password());
        var copied = new CopiedFiles(progress, size());
        try (Stream<Path> found = Files.walk(backup)) {
            for (Path file : found.sorted().toList()) {
                restore(copied, file, fresh);
            }
        }
        copied.requireSame(backup);
        give(fresh);
        CopiedFiles.synchronize(fresh);
        Files.move(fresh, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
        return new EmbeddedPostgres.Copied(copied.files(), copied.bytes());
    }

    private void restore(CopiedFiles copied, Path file, Path fresh) throws IOException {
        String name = backup.relativize(file).toString();
        if (name.isEmpty() || name.equals("pgdata") || name.equals(CopiedFiles.LIST)) {
            return;
        }
        if (name.equals("password")) {
            copied.copy(file, data.password(), name);
            Files.setPosixFilePermissions(
                    data.password(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            return;
        }
        Path to = fresh.resolve(backup.resolve("pgdata").relativize(file).toString());
        if (Files.isDirectory(file)) {
            DataDirectory.createPrivately(to);
        } else {
            copied.copy(file, to, name);
        }
    }

    private long size() throws IOException {
        long size = 0;
        List<Path> files;
        try (Stream<Path> found = Files.walk(backup)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private void give(Path fresh) throws IOException {
        try (Stream<Path> found = Files.walk(fresh)) {
            for (Path file : found.toList()) {
                user.give(file);
            }
        }
    }
}
