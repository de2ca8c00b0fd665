package org.tillbridge.app.backups;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import tools.jackson.databind.json.JsonMapper;

/// What lies in `backup.json`, written last: a folder without it is not a backup.
///
/// @param headquarters whether headquarters' database is in it
/// @param ledger       says that the account ledger is not
public record BackupNote(
        int format,
        UUID backupId,
        Instant begunAt,
        Instant finishedAt,
        boolean headquarters,
        long files,
        long bytes,
        String ledger) {

    static final int FORMAT = 1;
    static final String LEDGER =
            "not in this backup: it must stay newer than the database (docs/how-to/back-up-and-restore.md)";
    private static final String FILE = "backup.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void write(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (IOException e) {
            throw new TillbridgeException(ErrorCode.outage("BackupUnwritable"), "Cannot write " + file + ": " + e, e);
        }
    }

    /// Throws `NotABackup` when the folder is not a complete backup of this format.
    static BackupNote of(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new TillbridgeException(
                    ErrorCode.user("NotABackup"),
                    "%s is not a complete backup: it has no %s, which is written last".formatted(folder, FILE));
        }
        BackupNote note = JSON.readValue(file.toFile(), BackupNote.class);
        if (note.format() != FORMAT) {
            throw new TillbridgeException(
                    ErrorCode.user("NotABackup"),
                    "%s is a backup of format %d; this Tillbridge reads format %d"
                            .formatted(folder, note.format(), FORMAT));
        }
        return note;
    }
}
