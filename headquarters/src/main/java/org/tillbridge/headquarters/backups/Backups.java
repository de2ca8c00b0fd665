package org.tillbridge.headquarters.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The backups headquarters knows of: begun before the first byte is copied, finished when the last
/// one is, forgotten when the backup is deleted.
public final class Backups {

    private static final Sql BEGIN = Sql.of(Backups.class, "begin_backup.sql");
    private static final Sql FORGET = Sql.of(Backups.class, "forget_backup.sql");
    private static final RowMapper<Backup> BACKUP = (row, number) -> {
        return new Backup(
                row.getObject("backup_id", UUID.class),
                row.getString("place"),
                Times.instant(row, "begun_at"),
                Times.instantOrNull(row, "finished_at"));
    };

    private final Database database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final AuditTrail audit;

    public Backups(Database database, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.audit = new AuditTrail(database, clock);
    }

    /// Notes what a backup that begins now will contain at least. To be called before anything is
    /// copied.
    public Backup begin(String place) {
        Instant begun = clock.instant();
        UUID id = ids.get();
        return database.inTransaction(() -> {
            BEGIN.update(
                    database.client(),
                    Map.of("backup_id", id, "place", place, "begun_at", begun.atOffset(ZoneOffset.UTC)));
            return noted("begin", new Backup(id, place, begun, null));
        });
    }

    /// The backup is complete and will be kept: from now on it counts. Throws `BackupUnknown`.
    public Backup finish(UUID backupId) {
        return database.inTransaction(() -> {
            int finished = database.client()
                    .sql(
                            "update backup set finished_at = :finished_at where backup_id = :backup_id and finished_at is null")
                    .param("finished_at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("backup_id", backupId)
                    .update();
            Backup backup = require(backupId);
            return finished == 1 ? noted("finish", backup) : backup;
        });
    }

    /// The backup is no longer kept, or was never completed. Throws `BackupUnknown`.
    public Backup forget(UUID backupId) {
        return database.inTransaction(() -> {
            Backup forgotten = require(backupId);
            FORGET.update(database.client(), Map.of("backup_id", backupId));
            return noted("forget", forgotten);
        });
    }

    /// It decides how long stores keep what they have sent: who did it is on record.
    private Backup noted(String action, Backup backup) {
        audit.add(new AuditTrail.Event(
                "backup." + action, "backup " + backup.backupId(), Map.of("place", backup.place())));
        return backup;
    }

    private Backup require(UUID backupId) {
        return database.client()
                .sql("select backup_id, place, begun_at, finished_at from backup where backup_id = :backup_id")
                .param("backup_id", backupId)
                .query(BACKUP)
                .optional()
                .orElseThrow(() -> new TillbridgeException(
                        ErrorCode.user("BackupUnknown"),
                        "Headquarters knows no backup %s; tillbridge backups lists them".formatted(backupId)));
    }

    /// All of them, the oldest first.
    public List<Backup> list() {
        return database.client()
                .sql("select backup_id, place, begun_at, finished_at from backup order by begun_at, backup_id")
                .query(BACKUP)
                .list();
    }

    public SafePromise promise(Duration retention) {
        List<Backup> kept =
                list().stream().filter(backup -> backup.finishedAt() != null).toList();
        return new SafePromise(
                kept.size(), kept.isEmpty() ? null : kept.getFirst().begunAt(), retention.toSeconds());
    }
}
