package org.tillbridge.app.roles;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.exchange.quarantine.QuarantineEntries;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.sessions.TakeQuarantinedRow;
import org.tillbridge.exchange.sessions.TakeUploadedTables;
import org.tillbridge.exchange.sessions.UploadedRows;
import org.tillbridge.headquarters.api.QuarantineDesk;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.headquarters.quarantine.DiscardQuarantinedRow;
import org.tillbridge.headquarters.quarantine.RepairQuarantinedRow;
import org.tillbridge.headquarters.quarantine.RetryQuarantinedRow;
import org.tillbridge.headquarters.quarantine.SendRowAgain;
import org.tillbridge.headquarters.staging.AcceptUploadedRequests;
import org.tillbridge.headquarters.staging.AcceptUploadedSales;
import org.tillbridge.kernel.sql.Database;

/// Who takes what a store uploads, be it fresh or out of quarantine.
public final class QuarantineParts {

    private static final List<String> OWN_TABLES = Stream.concat(
                    Stream.of(AcceptUploadedRequests.TABLE), AcceptUploadedSales.TABLES.stream())
            .toList();

    private QuarantineParts() {}

    /// Who takes an upload: the customers' requests, the sales, and tables of users.
    public static UploadedRows uploadedRows(Database database, SavedJobs saved) {
        var requests = new AcceptUploadedRequests();
        var sales = new AcceptUploadedSales();
        var tables = new TakeUploadedTables(database, saved::uploads, OWN_TABLES);
        return (client, upload) ->
                requests.accept(client, upload) + sales.accept(client, upload) + tables.accept(client, upload);
    }

    /// What an operator may do about rows in quarantine.
    public static QuarantineDesk desk(Database database, SavedJobs saved, InstantSource clock) {
        var audit = new AuditTrail(database, clock);
        var desk = new RetryQuarantinedRow.Desk(audit, clock);
        var retry = new RetryQuarantinedRow(
                database,
                new TakeQuarantinedRow(database, saved::uploads, uploadedRows(database, saved)),
                new SendRowAgain(database, saved, new FullSyncs(database, clock)),
                desk);
        return new QuarantineDesk(
                new QuarantineEntries(database.client()),
                retry,
                new RepairQuarantinedRow(database, saved, retry, audit),
                new DiscardQuarantinedRow(database, retry, desk));
    }
}
