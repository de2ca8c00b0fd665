package org.tillbridge.exchange.quarantine;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// Keeps the rows that were not taken, within the transaction that takes the others.
@FunctionalInterface
public interface Quarantine {

    Sql UPLOADED = Sql.of(Quarantine.class, "quarantine_uploaded_row.sql");
    Sql DOWNLOADED = Sql.of(Quarantine.class, "quarantine_downloaded_row.sql");

    void keep(QuarantinedRow row);

    /// For rows of a store's session, at headquarters.
    static Quarantine ofSession(JdbcClient database, String channelId, UUID session, OffsetDateTime at) {
        return row -> UPLOADED.update(
                database,
                Map.of(
                        "channel_id", channelId,
                        "table_name", row.table(),
                        "row_key", row.key(),
                        "source", "session " + session,
                        "reason", row.reason(),
                        "content", row.content(),
                        "quarantined_at", at));
    }

    /// For rows of headquarters' package, at a store.
    static Quarantine ofPackage(JdbcClient database, UUID packageId, OffsetDateTime at) {
        return row -> DOWNLOADED.update(
                database,
                Map.of(
                        "table_name", row.table(),
                        "row_key", row.key(),
                        "source", "package " + packageId,
                        "reason", row.reason(),
                        "content", row.content(),
                        "quarantined_at", at));
    }
}
