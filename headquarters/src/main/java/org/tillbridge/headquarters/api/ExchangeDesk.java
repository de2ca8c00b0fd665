package org.tillbridge.headquarters.api;

import java.nio.file.Path;
import java.util.UUID;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.quarantine.KeepQuarantineReport;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.headquarters.distribution.AnswerPoll;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;

/// The stations behind the exchange's door.
///
/// @param offering whether packages are offered by themselves, or only after *run now*
public record ExchangeDesk(
        StoreAdmission admission,
        AdmitDatabase admit,
        CheckStorePairs pairs,
        KeepQuarantineReport quarantine,
        ReceiveUploadSession sessions,
        AnswerPoll polls,
        BuildDownloadPackage packages,
        TableStatements statements,
        WaitingStores waiting,
        HeadquartersJobs jobs,
        AnswerPoll.Offering offering,
        Spool spool) {

    /// Builds the store's own part of a package; whoever sends it deletes the file.
    Path answers(Store store, UUID packageId) {
        Path file = spool.folder().resolve("own-" + packageId + "-" + UUID.randomUUID() + ".zip");
        String statement = statements.copyAnswers("request_state", store.channelId(), packageId);
        packages.buildAnswers(store.group(), packageId, statement, file);
        return file;
    }
}
