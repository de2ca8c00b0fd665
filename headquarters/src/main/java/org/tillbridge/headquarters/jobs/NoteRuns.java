package org.tillbridge.headquarters.jobs;

import java.util.List;
import java.util.Map;
import org.tillbridge.headquarters.audit.AuditTrail;

/// Keeps who ran a job or a schedule by hand.
public final class NoteRuns {

    private final AuditTrail audit;

    public NoteRuns(AuditTrail audit) {
        this.audit = audit;
    }

    /// @param stores whom it asked; none: a job of headquarters
    public void note(String job, List<String> stores) {
        audit.add(
                new AuditTrail.Event("job.run", "job " + job, stores.isEmpty() ? Map.of() : Map.of("stores", stores)));
    }

    void noteSchedule(String schedule, List<String> jobs) {
        audit.add(new AuditTrail.Event("schedule.run", "schedule " + schedule, Map.of("jobs", jobs)));
    }
}
