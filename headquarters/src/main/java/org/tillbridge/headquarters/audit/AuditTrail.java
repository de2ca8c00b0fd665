package org.tillbridge.headquarters.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a person did, in the transaction that does it. Its digest joins the chain when that
/// transaction ends, without its values: those lie where they can be redacted.
public final class AuditTrail {

    private static final Sql ADD = Sql.of(AuditTrail.class, "add_audit_event.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final InstantSource clock;

    public AuditTrail(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What was done.
    ///
    /// @param subject `quarantine 17`
    /// @param detail  names, never values of rows
    /// @param values  may be of a person, and can be redacted
    public record Event(String action, String subject, Map<String, ?> detail, Values values) {

        public Event {
            detail = Map.copyOf(detail);
        }

        public Event(String action, String subject, Map<String, ?> detail) {
            this(action, subject, detail, Values.NONE);
        }

        /// What was so, and what is.
        public Event changing(@Nullable Object before, @Nullable Object after) {
            return new Event(action, subject, detail, new Values(before, after, values.reason()));
        }

        public Event because(@Nullable String reason) {
            return new Event(action, subject, detail, new Values(values.before(), values.after(), reason));
        }
    }

    /// Before and after are written as JSON.
    public record Values(
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        static final Values NONE = new Values(null, null, null);
    }

    public void add(Event event) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("happened_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("actor", Actor.right());
        values.put("person", Actor.person());
        values.put("action", event.action());
        values.put("subject", event.subject());
        values.put("detail", JSON.writeValueAsString(event.detail()));
        values.put("before", json(event.values().before()));
        values.put("after", json(event.values().after()));
        values.put("reason", event.values().reason());
        int added = ADD.update(database.client(), values);
        if (added != 1) {
            throw new TillbridgeException(
                    ErrorCode.bug("AuditMiscounted"), "Event %s was added %d times".formatted(event.action(), added));
        }
    }

    private static @Nullable String json(@Nullable Object values) {
        return values == null ? null : JSON.writeValueAsString(values);
    }
}
