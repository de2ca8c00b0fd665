package org.tillbridge.exchange.quarantine;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// Keeps the rows that were not taken, within the transaction that takes the others. The same row
/// again is the same entry, tried once more.
@FunctionalInterface
public interface Quarantine {

    Sql UPLOADED = Sql.of(Quarantine.class, "quarantine_uploaded_row.sql");
    Sql DOWNLOADED = Sql.of(Quarantine.class, "quarantine_downloaded_row.sql");

    void keep(QuarantinedRow row);

    /// Where rows came from.
    ///
    /// @param source      the session or the package
    /// @param clockOffset what has to be added to the sender's clock
    record Origin(String job, UUID source, OffsetDateTime at, Duration clockOffset) {}

    /// For rows of a store's session, at headquarters.
    static Quarantine ofSession(JdbcClient database, String channelId, Origin origin) {
        return row -> {
            Map<String, @Nullable Object> values = values(row, origin);
            values.put("channel_id", channelId);
            values.put("standing", row.standing());
            values.put("clock_offset_ms", origin.clockOffset().toMillis());
            UPLOADED.update(database, values);
        };
    }

    /// For rows of headquarters' package, at a store.
    static Quarantine ofPackage(JdbcClient database, Origin origin) {
        return row -> DOWNLOADED.update(database, values(row, origin));
    }

    private static Map<String, @Nullable Object> values(QuarantinedRow row, Origin origin) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("kind", row.kind().name());
        values.put("job", origin.job());
        values.put("table_name", row.table());
        values.put("row_key", row.key());
        values.put("key_values", row.keyValues());
        values.put("source", origin.source());
        values.put("reason", row.reason());
        values.put("content", row.content());
        values.put("at", origin.at());
        return values;
    }
}
