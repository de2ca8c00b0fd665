package org.tillbridge.headquarters.staging;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.sessions.Upload;
import org.tillbridge.exchange.sessions.UploadedRows;
import org.tillbridge.kernel.sql.Sql;

/// Takes the requests of one upload session into staging, within the transaction that applies the
/// session.
public final class AcceptUploadedRequests implements UploadedRows {

    /// The table of a session that this takes.
    public static final String TABLE = "customer_request";

    private static final Sql ACCEPT = Sql.of(AcceptUploadedRequests.class, "01_accept_requests.sql");
    private static final Sql KEEP_CONFLICTS = Sql.of(AcceptUploadedRequests.class, "02_keep_conflicts.sql");
    private static final Sql WAIT = Sql.of(AcceptUploadedRequests.class, "03_wait_for_conversion.sql");

    /// The requests wait for conversion afterwards. Returns how many were new.
    @Override
    public long accept(JdbcClient database, Upload upload) {
        if (!upload.tables().contains(TABLE)) {
            return 0;
        }
        int accepted = ACCEPT.update(
                database,
                Map.of(
                        "channel_id", upload.channelId(),
                        "session_id", upload.sessionId(),
                        "received_at", upload.receivedAt(),
                        "clock_offset_ms", upload.clockOffset().toMillis()));
        if (accepted < arrived(database)) {
            keepConflicts(database, upload);
        }
        WAIT.update(database, Map.of("session_id", upload.sessionId()));
        return accepted;
    }

    private static long arrived(JdbcClient database) {
        return database.sql("select count(*) from incoming_customer_request")
                .query(Long.class)
                .single();
    }

    private static void keepConflicts(JdbcClient database, Upload upload) {
        KEEP_CONFLICTS.update(
                database,
                Map.of(
                        "channel_id", upload.channelId(),
                        "session_id", upload.sessionId(),
                        "received_at", upload.receivedAt(),
                        "clock_offset_ms", upload.clockOffset().toMillis()));
    }
}
