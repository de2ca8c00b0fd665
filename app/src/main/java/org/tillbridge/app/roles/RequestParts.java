package org.tillbridge.app.roles;

import java.time.InstantSource;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.headquarters.api.RequestsDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.partners.Prospects;
import org.tillbridge.headquarters.repair.EditLock;
import org.tillbridge.headquarters.repair.EditRequest;
import org.tillbridge.headquarters.repair.ListRequests;
import org.tillbridge.headquarters.repair.NameAccount;
import org.tillbridge.headquarters.repair.ShowRequest;
import org.tillbridge.headquarters.repair.SteerRequests;
import org.tillbridge.kernel.sql.Database;

/// What people see of the stores' requests and do about them.
public final class RequestParts {

    private RequestParts() {}

    public static RequestsDesk desk(
            Database database, HeadquartersConfiguration.Requests configuration, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        var lock = new EditLock(database, clock, configuration.editLock());
        return new RequestsDesk(
                new ListRequests(database, clock),
                new ShowRequest(database, clock),
                new EditRequest(database, lock, audit, clock),
                lock,
                new SteerRequests(database, audit, clock),
                new NameAccount(database, audit, clock));
    }

    static Prospects prospects(Database database, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        return new Prospects(database, new SteerRequests(database, audit, clock), audit, clock);
    }
}
