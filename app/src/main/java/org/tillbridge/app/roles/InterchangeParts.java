package org.tillbridge.app.roles;

import java.time.InstantSource;
import org.tillbridge.headquarters.api.InterchangeDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.interchange.ExportCustomers;
import org.tillbridge.headquarters.interchange.ImportCustomers;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.kernel.sql.Database;

/// Puts together what brings customers in and takes them out.
final class InterchangeParts {

    private InterchangeParts() {}

    static InterchangeDesk desk(Database database, HeadquartersJobs jobs, InstantSource clock) {
        return new InterchangeDesk(
                new ImportCustomers(database, jobs::takeOver, new AuditTrail(database, clock)),
                new ExportCustomers(database));
    }
}
