package org.tillbridge.app.backups;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.headquarters.backups.Backup;
import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.CopyProgress;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.sql.Database;

/// Backs up the embedded server of a data directory while it runs, with all its databases. If
/// headquarters is among them, it is told, and stores may forget what the oldest backup kept
/// contains (protocol U9).
public final class BackUpDataDirectory {

    private final Path dataDirectory;
    private final Path target;
    private final InstantSource clock;

    /// @param target a folder that is not there yet, or empty
    public BackUpDataDirectory(Path dataDirectory, Path target, InstantSource clock) {
        this.dataDirectory = dataDirectory;
        this.target = target.toAbsolutePath().normalize();
        this.clock = clock;
    }

    public BackupNote run(CopyProgress progress) {
        Path server = dataDirectory.resolve("postgres");
        if (!EmbeddedPostgres.exists(server)) {
            throw new TillbridgeException(
                    ErrorCode.user("NothingToBackUp"),
                    "There is no embedded database in %s; for a PostgreSQL of yours see docs/how-to/back-up-and-restore.md"
                            .formatted(dataDirectory));
        }
        createTarget();
        try (EmbeddedPostgres running =
                EmbeddedPostgres.attach(server).orElseGet(() -> EmbeddedPostgres.start(server))) {
            return backUp(running, progress);
        }
    }

    private void createTarget() {
        try {
            if (Files.exists(target) && !isEmpty(target)) {
                throw new TillbridgeException(
                        ErrorCode.user("BackupAlreadyThere"),
                        "%s is not empty; a backup is never written over anything, choose another folder"
                                .formatted(target));
            }
            Files.createDirectories(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("BackupUnwritable"), "Cannot make the folder %s: %s".formatted(target, e), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private BackupNote backUp(EmbeddedPostgres server, CopyProgress progress) {
        if (!has(server, Purpose.headquarters().database())) {
            return copy(server, Optional.empty(), progress);
        }
        try (HikariDataSource source = DataSources.open(
                server.address(Purpose.headquarters().database()),
                Purpose.headquarters().searchPath(),
                1)) {
            var backups = new Backups(new Database(source), clock, UUID::randomUUID);
            Backup begun = backups.begin(target.toString());
            boolean complete = false;
            try {
                BackupNote note = copy(server, Optional.of(begun), progress);
                backups.finish(begun.backupId());
                complete = true;
                return note;
            } finally {
                if (!complete) {
                    backups.forget(begun.backupId());
                }
            }
        }
    }

    private BackupNote copy(EmbeddedPostgres server, Optional<Backup> known, CopyProgress progress) {
        Instant begun = known.map(Backup::begunAt).orElseGet(clock::instant);
        EmbeddedPostgres.Copied copied = server.backUp(target.resolve("postgres"), progress);
        SmallFiles.copy(dataDirectory, target);
        var note = new BackupNote(
                BackupNote.FORMAT,
                known.map(Backup::backupId).orElseGet(UUID::randomUUID),
                begun,
                clock.instant(),
                known.isPresent(),
                copied.files(),
                copied.bytes(),
                BackupNote.LEDGER);
        note.write(target);
        return note;
    }

    private static boolean has(EmbeddedPostgres server, String database) {
        try (HikariDataSource source = DataSources.open(server.address("postgres"), "public", 1)) {
            return new Database(source)
                    .client()
                    .sql("select exists (select from pg_database where datname = :name)")
                    .param("name", database)
                    .query(Boolean.class)
                    .single();
        }
    }
}
