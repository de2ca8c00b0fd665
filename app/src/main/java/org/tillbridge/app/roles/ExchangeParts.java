package org.tillbridge.app.roles;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.quarantine.KeepQuarantineReport;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.JobNews;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.headquarters.api.ExchangeDesk;
import org.tillbridge.headquarters.api.Spool;
import org.tillbridge.headquarters.distribution.AnswerPoll;
import org.tillbridge.headquarters.distribution.SendPackages;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.sessions.UploadTroubles;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.StoreKeys;
import org.tillbridge.kernel.sql.Database;

/// What the stores call: sessions come up, packages go down.
final class ExchangeParts {

    private ExchangeParts() {}

    static ExchangeDesk desk(SharedParts shared) {
        Basis basis = shared.basis();
        Database database = basis.database();
        InstantSource clock = basis.clock();
        ReceiveUploadSession sessions = sessions(shared);
        BuildDownloadPackage packages = packages(basis);
        Path spool = Folders.makeEmpty(
                basis.configuration().dataDirectory().resolve("spool").resolve("headquarters"));
        var sending = new SendPackages(
                packages, TableStatements.checkedAgainst(database), spool, Set.of(HeadquartersJobs.CUSTOMERS));
        var distribution = new AnswerPoll.Distribution(shared.saved(), packages, sending, shared.downloads());
        return new ExchangeDesk(
                shared.admission(),
                new StoreKeys(database, clock),
                new AdmitDatabase(database, clock, UUID::randomUUID),
                new CheckStorePairs(
                        database, basis.configuration().headquarters().ledgerFile(), clock, shared.jobs()::openLedger),
                new KeepQuarantineReport(database, clock),
                sessions,
                new UploadTroubles(database, clock),
                new AnswerPoll(database, sessions, distribution, shared.waiting(), clock),
                sending,
                shared.downloads(),
                shared.waiting(),
                shared.jobs(),
                shared.otherNodes(),
                offering(basis.configuration()),
                new Spool(spool));
    }

    private static ReceiveUploadSession sessions(SharedParts shared) {
        Basis basis = shared.basis();
        return new ReceiveUploadSession(
                basis.database(),
                shared.saved()::uploads,
                QuarantineParts.uploadedRows(basis.database(), shared.saved()),
                basis.clock(),
                basis.configuration().headquarters().backupRetention());
    }

    private static BuildDownloadPackage packages(Basis basis) {
        return new BuildDownloadPackage(
                basis.database(),
                new JobNews(basis.database(), PredefinedJobs.ALSO_TOLD.keySet()),
                Folders.make(basis.configuration().dataDirectory().resolve("packages")),
                basis.clock(),
                UUID::randomUUID);
    }

    private static AnswerPoll.Offering offering(Configuration configuration) {
        return configuration.jobs().mode() == JobsConfiguration.Mode.CONTINUOUS
                ? AnswerPoll.Offering.PACKAGES
                : AnswerPoll.Offering.ON_REQUEST;
    }
}
