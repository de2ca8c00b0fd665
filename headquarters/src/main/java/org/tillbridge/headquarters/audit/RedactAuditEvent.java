package org.tillbridge.headquarters.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Takes the values of an event away for ever: before, after, reason, and the salt of their digest.
/// That it was done, by whom and when, stays, and so does the chain.
public final class RedactAuditEvent {

    private static final String REDACT = """
            update audit_value
            set salt = null, before = null, after = null, reason = null, redacted_at = :as_of
            where event_id = :event_id and redacted_at is null""";

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    public RedactAuditEvent(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// Throws `AuditEventUnknown` when there is no such event, or its values are gone already.
    public void run(long event, String reason) {
        database.inTransaction(() -> {
            int redacted = database.client()
                    .sql(REDACT)
                    .param("as_of", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("event_id", event)
                    .update();
            if (redacted != 1) {
                throw new TillbridgeException(
                        ErrorCode.user("AuditEventUnknown"),
                        "There is no event %d with values to redact; tillbridge audit lists the events"
                                .formatted(event));
            }
            audit.add(new AuditTrail.Event("audit.redact", "audit event " + event, Map.of()).because(reason));
            return true;
        });
    }
}
