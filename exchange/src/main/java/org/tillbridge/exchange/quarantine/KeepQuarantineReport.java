package org.tillbridge.exchange.quarantine;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.transport.QuarantineReport;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Lists what a store keeps in its quarantine beside what headquarters keeps itself.
public final class KeepQuarantineReport {

    private static final Sql KEEP = Sql.of(KeepQuarantineReport.class, "keep_reported_rows.sql");
    private static final Sql CLOSE = Sql.of(KeepQuarantineReport.class, "close_unreported_rows.sql");
    private static final Sql NOTE = Sql.of(KeepQuarantineReport.class, "note_report.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final InstantSource clock;

    public KeepQuarantineReport(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A report stands until the next one; the same again changes nothing.
    public QuarantineReport.Heard run(String channelId, QuarantineReport report) {
        List<QuarantineReport.Row> named =
                report.rows().stream().limit(QuarantineReport.MOST).toList();
        String rows = JSON.writeValueAsString(
                named.stream().map(KeepQuarantineReport::columns).toList());
        OffsetDateTime asOf = clock.instant().atOffset(ZoneOffset.UTC);
        database.runInTransaction(() -> {
            KEEP.update(database.client(), Map.of("channel_id", channelId, "rows", rows));
            CLOSE.update(database.client(), Map.of("channel_id", channelId, "rows", rows, "as_of", asOf));
            NOTE.update(
                    database.client(),
                    Map.of("channel_id", channelId, "waiting", report.waiting(), "named", named.size(), "as_of", asOf));
        });
        return new QuarantineReport.Heard(named.size());
    }

    private static Map<String, @Nullable Object> columns(QuarantineReport.Row row) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("kind", row.kind());
        columns.put("job", row.job());
        columns.put("table_name", row.table());
        columns.put("row_key", row.key());
        columns.put("key_values", row.keyValues());
        columns.put("row_hash", row.rowHash());
        columns.put("source", row.source().toString());
        columns.put("reason", row.reason());
        columns.put("tries", row.tries());
        columns.put("quarantined_at", row.since().toString());
        columns.put("tried_at", row.triedAt().toString());
        return columns;
    }
}
