package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.tillbridge.exchange.schedule.ChangeSchedule;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;

/// Puts together what changes schedules.
final class ScheduleParts {

    private ScheduleParts() {}

    static ChangeSchedule change(Database database, SavedJobs saved, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        return new ChangeSchedule(
                database,
                saved.schedules(),
                clock,
                (action, schedule) -> audit.add(new AuditTrail.Event(
                        "schedule." + action.toLowerCase(Locale.ROOT),
                        "schedule " + schedule.schedule(),
                        Map.of("cadence", schedule.cadence().text(), "groups", schedule.groups()))));
    }
}
