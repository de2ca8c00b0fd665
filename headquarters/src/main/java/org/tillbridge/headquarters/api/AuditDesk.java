package org.tillbridge.headquarters.api;

import java.time.InstantSource;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.audit.ListAuditEvents;
import org.tillbridge.headquarters.audit.RedactAuditEvent;
import org.tillbridge.kernel.sql.Database;

/// What an operator may see of what persons did, and take out of it.
public record AuditDesk(ListAuditEvents list, RedactAuditEvent redact) {

    public static AuditDesk of(Database database, InstantSource clock) {
        return new AuditDesk(
                new ListAuditEvents(database), new RedactAuditEvent(database, new AuditTrail(database, clock), clock));
    }
}
