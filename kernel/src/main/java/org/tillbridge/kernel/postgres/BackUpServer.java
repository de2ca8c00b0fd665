package org.tillbridge.kernel.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tillbridge.kernel.error.TillbridgeException;

/// Copies a running server by PostgreSQL's low-level backup functions: its files while they are
/// written, then the write-ahead log of that time, from which a restore makes one consistent
/// moment.
///
/// A temporary replication slot keeps the log until it is copied.
final class BackUpServer {

    /// Made anew by a server's start, or of no meaning in a copy.
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
    private static final String CONTROL = "pg_control";

    private final DataDirectory data;
    private final DatabaseAddress server;
    private final Path target;
    private final CopyProgress progress;

    BackUpServer(DataDirectory data, DatabaseAddress server, Path target, CopyProgress progress) {
        this.data = data;
        this.server = server;
        this.target = target;
        this.progress = progress;
    }

    /// @param label   what tells a restored server where to begin
    /// @param lastLog the newest file of the write-ahead log it needs
    private record Stopped(String label, String lastLog) {}

    EmbeddedPostgres.Copied run() {
        try (Connection connection = server.source().getConnection();
                Statement statement = connection.createStatement()) {
            DataDirectory.createPrivately(target);
            one(
                    statement,
                    "select pg_create_physical_replication_slot('tillbridge_backup_' || pg_backend_pid(), true, true)::text");
            String firstLog = one(statement, "select pg_walfile_name(pg_backup_start('tillbridge backup', true))");
            var copied = new CopiedFiles(progress, size(statement));
            copyCluster(copied);
            Stopped stopped = stop(statement);
            var label = new ByteArrayInputStream(stopped.label().getBytes(StandardCharsets.UTF_8));
            copied.write(label, cluster().resolve("backup_label"), "pgdata/backup_label");
            copyLog(copied, firstLog, stopped.lastLog());
            copied.copy(data.password(), target.resolve("password"), "password");
            copied.writeList(target);
            return new EmbeddedPostgres.Copied(copied.files(), copied.bytes());
        } catch (SQLException e) {
            throw new TillbridgeException(
                    PostgresErrors.UNREACHABLE,
                    "The server %s cannot be backed up: %s".formatted(server, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw PostgresErrors.file(target, e);
        }
    }

    private Path cluster() {
        return target.resolve("pgdata");
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long size(Statement statement) throws SQLException {
        return Long.parseLong(one(statement, "select sum(pg_database_size(oid))::bigint from pg_database"));
    }

    /// The control file last: it says how far the others are.
    private void copyCluster(CopiedFiles copied) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(data.cluster())) {
            files = found.filter(this::isWanted).sorted().toList();
        }
        for (Path file : files) {
            if (!file.endsWith(CONTROL)) {
                copy(copied, file);
            }
        }
        for (Path file : files) {
            if (file.endsWith(CONTROL)) {
                copy(copied, file);
            }
        }
    }

    private boolean isWanted(Path file) {
        Path inside = data.cluster().relativize(file);
        boolean emptied =
                inside.getNameCount() > 1 && EMPTY.contains(inside.getName(0).toString());
        return !emptied
                && !LEFT_OUT.contains(inside.toString())
                && !file.getFileName().toString().startsWith("pgsql_tmp");
    }

    /// A file that is dropped meanwhile is dropped by the log, too.
    private void copy(CopiedFiles copied, Path file) throws IOException {
        Path inside = data.cluster().relativize(file);
        Path to = cluster().resolve(inside.toString());
        if (Files.isDirectory(file)) {
            DataDirectory.createPrivately(to);
            return;
        }
        try {
            copied.copy(file, to, "pgdata/" + inside);
        } catch (NoSuchFileException dropped) {
            Files.deleteIfExists(to);
        }
    }

    private static Stopped stop(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select s.labelfile, pg_walfile_name(s.lsn) from pg_backup_stop(false) s")) {
            row.next();
            return new Stopped(row.getString(1), row.getString(2));
        }
    }

    private void copyLog(CopiedFiles copied, String first, String last) throws IOException {
        Path log = data.cluster().resolve("pg_wal");
        List<String> needed;
        try (Stream<Path> files = Files.list(log)) {
            needed = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".history") || isBetween(name, first, last))
                    .sorted()
                    .toList();
        }
        for (String name : needed) {
            copied.copy(log.resolve(name), cluster().resolve("pg_wal").resolve(name), "pgdata/pg_wal/" + name);
        }
    }

    private static boolean isBetween(String name, String first, String last) {
        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
    }
}
