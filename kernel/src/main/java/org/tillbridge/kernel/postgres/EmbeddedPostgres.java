package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.TillbridgeException;

/// The PostgreSQL server that Tillbridge brings along, persistent in a data directory of its own.
///
/// One process owns a data directory at a time. If it crashes and leaves its server running, the
/// next owner adopts the server. Only who can read the directory's password file gets in, and only
/// from this machine.
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory data;
    private final String password;
    private final int port;
    /// Null when another process owns the server.
    private final @Nullable Owned owned;

    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectory data, int port, @Nullable Owned owned) {
        this.data = data;
        this.password = readPassword(data);
        this.port = port;
        this.owned = owned;
    }

    /// What it takes to start and stop the server of a data directory, and the right to do it.
    private record Owned(DataDirectory data, PostgresPrograms programs, DirectoryLock lock) {

        boolean restart(int port) {
            if (RunningServer.find(data).isPresent()) {
                return false;
            }
            new StartServer(data, programs).runAt(port);
            return true;
        }

        void stop() {
            try (lock) {
                new StopServer(data, programs).run();
            }
        }
    }

    /// Starts the server of a data directory, which is made if it is not there yet. Throws
    /// `DataDirectoryInUse` when another process owns it.
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(DataDirectory.create(dataDirectory), ServerUser.choose());
    }

    static EmbeddedPostgres start(DataDirectory data, ServerUser user) {
        DirectoryLock lock = DirectoryLock.acquire(data);
        try {
            data.letIn(user);
            var programs = new PostgresPrograms(new UnpackBinaries(BinariesCache.choose(data, user)).run(), user);
            new CreateCluster(data, programs).ifAbsent();
            readPassword(data);
            RunningServer server = new StartServer(data, programs).run();
            return new EmbeddedPostgres(data, server.port(), new Owned(data, programs, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// The running server of another process, which stays running when this one is closed; empty
    /// when none runs.
    public static Optional<EmbeddedPostgres> attach(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory)) {
            return Optional.empty();
        }
        DataDirectory data = DataDirectory.create(dataDirectory);
        return RunningServer.find(data)
                .filter(RunningServer::ready)
                .map(server -> new EmbeddedPostgres(data, server.port(), null));
    }

    /// What a backup or a restore copied.
    public record Copied(long files, long bytes) {}

    /// Whether a data directory has a server's files.
    public static boolean exists(Path dataDirectory) {
        return Files.isDirectory(dataDirectory)
                && Files.isDirectory(DataDirectory.create(dataDirectory).cluster());
    }

    /// Copies the running server into a directory that is not there yet, while it goes on.
    public Copied backUp(Path target, CopyProgress progress) {
        return new BackUpServer(data, address("postgres"), target, progress).run();
    }

    /// Makes a data directory from a backup; its next start brings it to one consistent moment.
    /// Throws `DatabaseAlreadyThere` when there is one, `BackupDamaged` when a file is not as it
    /// was written.
    public static Copied restore(Path backup, Path dataDirectory, CopyProgress progress) {
        DataDirectory data = DataDirectory.create(dataDirectory);
        ServerUser user = ServerUser.choose();
        data.letIn(user);
        return new RestoreServer(backup, data, user).run(progress);
    }

    public int port() {
        return port;
    }

    public DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), CreateCluster.SUPERUSER, password);
    }

    public void createDatabaseIfAbsent(String database) {
        new CreateDatabase(address("postgres")).ifAbsent(database);
    }

    /// Starts the server again, at the same port, if it has ended although nobody stopped it
    /// (killed for want of memory, say). Returns whether it had; only who owns the server does
    /// anything.
    public synchronized boolean revive() {
        return owned != null && !closed.get() && owned.restart(port);
    }

    /// Stops the server if this process owns it.
    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true) && owned != null) {
            owned.stop();
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[%s, port %d]".formatted(data.root(), port);
    }

    private static String readPassword(DataDirectory data) {
        try {
            return Files.readString(data.password());
        } catch (IOException e) {
            throw new TillbridgeException(
                    PostgresErrors.DIRECTORY_UNUSABLE,
                    "The password of the database in %s cannot be read from %s (%s); only the user who made it may, and it cannot be made anew"
                            .formatted(data.root(), data.password(), e),
                    e);
        }
    }
}
