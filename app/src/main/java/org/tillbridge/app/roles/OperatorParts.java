package org.tillbridge.app.roles;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tillbridge.app.configuration.HeadquartersConfiguration;
import org.tillbridge.headquarters.api.ExchangeDesk;
import org.tillbridge.headquarters.api.OperatorDesk;
import org.tillbridge.headquarters.api.OperatorToken;
import org.tillbridge.headquarters.api.OperatorViews;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.headquarters.customers.ConversionProgress;
import org.tillbridge.headquarters.customers.ListEditConflicts;
import org.tillbridge.headquarters.customers.OverdueRequests;
import org.tillbridge.headquarters.customers.SynchronizationStatus;
import org.tillbridge.headquarters.customers.TraceCustomer;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.headquarters.jobs.NoteRuns;
import org.tillbridge.headquarters.numbers.NumberSequences;
import org.tillbridge.kernel.access.RandomSecret;
import org.tillbridge.kernel.sql.Database;

/// What an operator looks at, may do to stores, and enters with.
final class OperatorParts {

    private static final String TOKEN_FILE = "operator.token";

    private OperatorParts() {}

    /// The operator's token: made at the first start, in a file only the operator can read.
    static OperatorToken token(Path dataDirectory) {
        Path file = dataDirectory.resolve(TOKEN_FILE);
        if (!Files.exists(file)) {
            PrivateFile.write(file, RandomSecret.next());
        }
        return new OperatorToken(PrivateFile.read(file));
    }

    static OperatorDesk desk(Basis basis, ExchangeDesk desk, Backups backups) {
        return new OperatorDesk(
                desk.admission(),
                desk.admit(),
                backups,
                desk.pairs(),
                new FullSyncs(basis.database(), basis.clock()),
                desk.downloads(),
                new NoteRuns(new AuditTrail(basis.database(), basis.clock())),
                desk.others());
    }

    static OperatorViews views(SharedParts shared, Backups backups) {
        Basis basis = shared.basis();
        Database database = basis.database();
        return new OperatorViews(
                new SynchronizationStatus(database, basis.clock(), others(shared, backups)),
                new ConversionProgress(database, basis.clock()),
                new TraceCustomer(database),
                new ListEditConflicts(database),
                SearchParts.forOperator(database));
    }

    private static SynchronizationStatus.Others others(SharedParts shared, Backups backups) {
        Basis basis = shared.basis();
        HeadquartersConfiguration headquarters = basis.configuration().headquarters();
        var overdue = new OverdueRequests(
                basis.database(), basis.clock(), headquarters.requests().alarmAfter());
        return new SynchronizationStatus.Others(
                shared.jobs()::numberingStopped,
                shared.saved()::unfit,
                new NumberSequences(basis.database())::warnings,
                () -> backups.promise(headquarters.backupRetention()),
                overdue::list);
    }
}
