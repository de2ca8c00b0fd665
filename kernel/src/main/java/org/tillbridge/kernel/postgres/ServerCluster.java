package org.tillbridge.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The files of a server: `pgdata`, the password, the log.
final class ServerCluster {

    private static final String PASSWORD = "password";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=300",
            "max_prepared_transactions=0",
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            "log_min_messages=warning",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "password_encryption=scram-sha-256",
            "jit=off");
    private static final List<String> FAST_AND_LOSSY =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final Path directory;
    private final Path data;
    private final Path programs;

    ServerCluster(Path directory, Path programs) {
        this.directory = directory;
        this.data = directory.resolve("pgdata");
        this.programs = programs.resolve("bin");
    }

    /// Makes the cluster when it is new and returns the password. Throws `DatabaseUnfit` for
    /// another major version.
    String prepare() {
        try {
            Path version = data.resolve("PG_VERSION");
            if (!Files.exists(version)) {
                initialize();
            }
            String major = Files.readString(version).strip();
            if (!major.equals(Integer.toString(PostgresBinaries.MAJOR_VERSION))) {
                throw PostgresErrors.unfit(
                        "The data in %s was written by PostgreSQL %s, this is PostgreSQL %d; dump it there and load it here"
                                .formatted(data, major, PostgresBinaries.MAJOR_VERSION));
            }
            return readPassword(directory);
        } catch (IOException e) {
            throw PostgresErrors.notStarted(directory, "its files cannot be made (" + e + ")", e);
        }
    }

    static String readPassword(Path directory) {
        try {
            return Files.readString(directory.resolve(PASSWORD)).strip();
        } catch (IOException e) {
            throw PostgresErrors.notStarted(directory, "its password file cannot be read (" + e + ")", e);
        }
    }

    /// The marker PG_VERSION appears last: an initialization that was killed begins anew.
    private void initialize() throws IOException {
        Path fresh = directory.resolve("pgdata.new");
        deleteTree(fresh);
        Files.createDirectory(fresh);
        Path password = directory.resolve(PASSWORD);
        Files.deleteIfExists(password);
        Files.createFile(password, OWNER_ONLY);
        Files.writeString(password, newPassword(), StandardCharsets.US_ASCII);
        List<String> program = List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=tillbridge",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-instructions",
                "--data-checksums");
        int exit = EmbeddedPostgres.await(launch(fresh, program), directory);
        if (exit != 0) {
            throw PostgresErrors.notStarted(directory, "initdb ended with " + exit, null);
        }
        Files.move(fresh, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    void start(int port, EmbeddedPostgres.Durability durability) {
        var program = new ArrayList<>(
                List.of(programs.resolve("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> program.addAll(List.of("-c", setting)));
        if (durability == EmbeddedPostgres.Durability.NOT_DURABLE) {
            FAST_AND_LOSSY.forEach(setting -> program.addAll(List.of("-c", setting)));
        }
        try {
            Process server = launch(data, program);
            while (RunningServer.find(directory).isEmpty()) {
                if (!server.isAlive()) {
                    throw PostgresErrors.notStarted(directory, "the server ended with " + server.exitValue(), null);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException e) {
            throw PostgresErrors.notStarted(directory, e.toString(), e);
        }
    }

    private Process launch(Path owned, List<String> program) throws IOException {
        return new ProcessBuilder(ServerAccount.command(owned, program))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(EmbeddedPostgres.LOG).toFile()))
                .start();
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
