package org.tillbridge.app.backups;

import java.nio.file.Path;
import org.tillbridge.kernel.postgres.CopyProgress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;

/// Makes the embedded server of a data directory from a backup. What the backup lacks comes back by
/// itself: stores send again what headquarters no longer has (protocol U7), headquarters sends anew
/// what a store no longer has (D5), the ledger keeps every account ID (N3).
public final class RestoreDataDirectory {

    private RestoreDataDirectory() {}

    /// Throws `DatabaseAlreadyThere` when there is one, `NotABackup` or `BackupDamaged`.
    public static BackupNote run(Path backup, Path dataDirectory, CopyProgress progress) {
        BackupNote note = BackupNote.of(backup);
        EmbeddedPostgres.restore(backup.resolve("postgres"), dataDirectory.resolve("postgres"), progress);
        SmallFiles.copy(backup, dataDirectory);
        return note;
    }
}
