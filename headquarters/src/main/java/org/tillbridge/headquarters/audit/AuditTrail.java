package org.tillbridge.headquarters.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a person did, in the transaction that does it.
public final class AuditTrail {

    private static final Sql ADD = Sql.of(AuditTrail.class, "add_audit_event.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// Until operators have names, it is whoever holds the token.
    private static final String OPERATOR = "operator";

    private final Database database;
    private final InstantSource clock;

    public AuditTrail(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What was done.
    ///
    /// @param subject `quarantine 17`
    /// @param detail  names and reasons, never values of rows
    public record Event(String action, String subject, Map<String, ?> detail) {
        public Event {
            detail = Map.copyOf(detail);
        }
    }

    public void add(Event event) {
        ADD.update(
                database.client(),
                Map.of(
                        "happened_at", clock.instant().atOffset(ZoneOffset.UTC),
                        "actor", OPERATOR,
                        "person", Actor.person(),
                        "action", event.action(),
                        "subject", event.subject(),
                        "detail", JSON.writeValueAsString(event.detail())));
    }
}
