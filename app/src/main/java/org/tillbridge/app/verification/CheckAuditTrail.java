package org.tillbridge.app.verification;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;

/// V9: what persons did by hand is on record as they did it; the chain of its digests has no break.
final class CheckAuditTrail {

    private static final Sql BROKEN = Sql.of(CheckAuditTrail.class, "headquarters_broken_audit.sql");

    private final World world;
    private final Findings findings = new Findings();

    CheckAuditTrail(World world) {
        this.world = world;
    }

    Check check() {
        JdbcClient headquarters = world.headquarters().client();
        findings.lookedAt(headquarters
                .sql("select count(*) from audit_event")
                .query(Long.class)
                .single());
        findings.take(BROKEN, headquarters, Map.of(), "");
        return findings.check("V9", "what people did by hand is on record as they did it");
    }
}
