package org.tillbridge.headquarters.sessions;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Why stores' sealed sessions are not applied. A store sends its session until headquarters has
/// it, so a trouble ends by itself once its cause has; only a canceled session is refused.
public final class UploadTroubles {

    private static final Sql NOTE = Sql.of(UploadTroubles.class, "note_upload_trouble.sql");

    private final Database database;
    private final InstantSource clock;

    public UploadTroubles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Throws `SessionCanceled` for a session that a person has canceled.
    public void refuseCanceled(String channelId, UUID sessionId) {
        Optional<Boolean> canceled = database.client()
                .sql(
                        "select true from upload_trouble where channel_id = :channel_id and session_id = :session_id and state = 'CANCELED'")
                .param("channel_id", channelId)
                .param("session_id", sessionId)
                .query(Boolean.class)
                .optional();
        if (canceled.isPresent()) {
            throw new TillbridgeException(
                    ErrorCode.user("SessionCanceled"),
                    "Session %s was canceled at headquarters; its rows stay at the store. To go on: tillbridge sessions rerun %s"
                            .formatted(sessionId, sessionId));
        }
    }

    /// Keeps why a session was not applied, unless the line or the database is to blame.
    public void note(String channelId, UUID sessionId, RuntimeException failure) {
        if (failure instanceof TillbridgeException known && known.kind() == ErrorKind.OUTAGE) {
            return;
        }
        NOTE.update(
                database.client(),
                Map.of(
                        "channel_id",
                        channelId,
                        "session_id",
                        sessionId,
                        "state",
                        PackageReader.isUnreadable(failure) ? "UPLOAD_FAILED" : "APPLY_FAILED",
                        "message",
                        message(failure),
                        "failed_at",
                        clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static String message(RuntimeException failure) {
        return failure instanceof TillbridgeException
                ? String.valueOf(failure.getMessage())
                : "Headquarters cannot take it: %s; its log says more"
                        .formatted(failure.getClass().getSimpleName());
    }
}
