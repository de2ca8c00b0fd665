package org.tillbridge.headquarters.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What persons did, the newest first.
public final class ListAuditEvents {

    private static final Sql LIST = Sql.of(ListAuditEvents.class, "list_audit_events.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;

    public ListAuditEvents(Database database) {
        this.database = database;
    }

    /// @param what a part of the action or of what it was done to; null is everything
    public record Wanted(
            @Nullable Instant since,
            @Nullable String person,
            @Nullable String what,
            int most) {}

    public List<AuditEvent> run(Wanted wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", wanted.since() == null ? null : wanted.since().atOffset(ZoneOffset.UTC));
        values.put("person", wanted.person());
        values.put("what", wanted.what());
        values.put("most", wanted.most());
        return LIST.list(database.client(), values, ListAuditEvents::event);
    }

    private static AuditEvent event(ResultSet row, int number) throws SQLException {
        return new AuditEvent(
                row.getLong("event_id"),
                Times.instant(row, "happened_at"),
                row.getString("actor"),
                row.getString("person"),
                row.getString("action"),
                row.getString("subject"),
                JSON.readTree(row.getString("detail")),
                tree(row.getString("before")),
                tree(row.getString("after")),
                row.getString("reason"),
                Times.instantOrNull(row, "redacted_at"),
                row.getString("digest"));
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }
}
