package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own in a data directory: durable (fsync, synchronous_commit and
/// full_page_writes stay on),
/// on 127.0.0.1 only, with scram-sha-256 and a random password that lies in a file of mode 0600.
///
/// One process owns a data directory: it holds a lock on a file in it, starts the server and stops
/// it. A server that a killed owner left running is adopted. Others may [#attach] to a running
/// server and leave it running.
public final class EmbeddedPostgres implements AutoCloseable {

    static final String LOG = "server.log";
    private static final String LOCK = "owner.lock";
    private static final String USER = "tillbridge";
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final String password;
    private final @Nullable FileChannel ownership;

    private EmbeddedPostgres(Path directory, int port, String password, @Nullable FileChannel ownership) {
        this.directory = directory;
        this.port = port;
        this.password = password;
        this.ownership = ownership;
    }

    /// Whether a crash of the machine may cost data. Only tests have none to lose.
    enum Durability {
        DURABLE,
        NOT_DURABLE
    }

    /// Starts the server in `directory`, which is made when it is new. Throws `DataDirectoryInUse`
    /// when another process owns it, `PostgresNotStarted` with the server's last words when it does
    /// not start.
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, Durability.DURABLE);
    }

    /// For tests only: as [#start], but a crash of the machine may lose what was committed. Five
    /// times as fast.
    public static EmbeddedPostgres startWithoutDurability(Path directory) {
        return start(directory, Durability.NOT_DURABLE);
    }

    private static EmbeddedPostgres start(Path given, Durability durability) {
        Path directory = given.toAbsolutePath().normalize();
        FileChannel ownership = own(directory);
        boolean started = false;
        try {
            var cluster = new ServerCluster(directory, PostgresBinaries.folder());
            String password = cluster.prepare();
            int port = RunningServer.find(directory)
                    .map(RunningServer::port)
                    .orElseGet(() -> startServer(cluster, durability));
            var server = new EmbeddedPostgres(directory, port, password, ownership);
            server.awaitReady();
            started = true;
            return server;
        } finally {
            if (!started) {
                release(ownership);
            }
        }
    }

    /// The server that another process runs in `directory`; closing it leaves it running.
    public static Optional<EmbeddedPostgres> attach(Path given) {
        Path directory = given.toAbsolutePath().normalize();
        return RunningServer.find(directory).map(running -> {
            var server = new EmbeddedPostgres(directory, running.port(), ServerCluster.readPassword(directory), null);
            server.awaitReady();
            return server;
        });
    }

    public int port() {
        return port;
    }

    public DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, requireName(database)), USER, password);
    }

    public void createDatabaseIfAbsent(String database) {
        createDatabaseIfAbsent(database, "template0");
    }

    /// Makes a database as a copy of another one, if it is not there yet.
    public void createDatabaseIfAbsent(String database, String template) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            String exists = "select from pg_database where datname = '" + requireName(database) + "'";
            if (!statement.executeQuery(exists).next()) {
                statement.execute("create database " + database + " template " + requireName(template));
            }
        } catch (SQLException e) {
            throw PostgresErrors.notStarted(
                    directory, "database " + database + " cannot be made (" + e.getMessage() + ")", e);
        }
    }

    private static int startServer(ServerCluster cluster, Durability durability) {
        int port = freePort();
        cluster.start(port, durability);
        return port;
    }

    private static FileChannel own(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String owner = Files.readString(directory.resolve(LOCK), StandardCharsets.US_ASCII)
                        .strip();
                channel.close();
                throw PostgresErrors.inUse(directory, owner);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException e) {
            throw PostgresErrors.notStarted(directory, "the folder cannot be used (" + e + ")", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw PostgresErrors.notStarted(Path.of("."), "there is no free port", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                boolean starting = "57P03".equals(e.getSQLState()) || "08001".equals(e.getSQLState());
                if (!starting
                        || System.nanoTime() > deadline
                        || RunningServer.find(directory).isEmpty()) {
                    throw PostgresErrors.notStarted(directory, String.valueOf(e.getMessage()), e);
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        DatabaseAddress address = address(database);
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static String requireName(String database) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw PostgresErrors.unfit(
                    "Not a database name: '%s'; use small letters, digits and _".formatted(database));
        }
        return database;
    }

    /// Stops the server if this process owns it.
    @Override
    public void close() {
        if (ownership != null && ownership.isOpen()) {
            RunningServer.find(directory).ifPresent(RunningServer::stop);
            release(ownership);
        }
    }

    private static void release(FileChannel ownership) {
        try {
            ownership.close();
        } catch (IOException e) {
            throw PostgresErrors.notStarted(Path.of(LOCK), "its lock cannot be released", e);
        }
    }

    static int await(Process process, Path directory) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw PostgresErrors.notStarted(directory, "it does not answer in time", null);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PostgresErrors.notStarted(directory, "the start was interrupted", e);
        }
    }
}
