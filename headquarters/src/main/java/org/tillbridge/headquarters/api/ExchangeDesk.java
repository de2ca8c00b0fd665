package org.tillbridge.headquarters.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.quarantine.KeepQuarantineReport;
import org.tillbridge.exchange.sessions.ReceiveUploadSession;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.headquarters.distribution.AnswerPoll;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.SendPackages;
import org.tillbridge.headquarters.distribution.WaitingStores;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.sessions.UploadTroubles;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.headquarters.stores.StoreAdmission;
import org.tillbridge.headquarters.stores.StoreKeys;

/// The stations behind the exchange's door.
///
/// @param offering whether packages are offered by themselves, or only after *run now*
public record ExchangeDesk(
        StoreAdmission admission,
        StoreKeys keys,
        AdmitDatabase admit,
        CheckStorePairs pairs,
        KeepQuarantineReport quarantine,
        ReceiveUploadSession sessions,
        UploadTroubles troubles,
        AnswerPoll polls,
        SendPackages packages,
        DownloadSessions downloads,
        WaitingStores waiting,
        HeadquartersJobs jobs,
        CallOtherNodes others,
        AnswerPoll.Offering offering,
        Spool spool) {

    /// Applies a session that has come in; what keeps it from being applied is kept for people to
    /// see.
    Answer apply(Store store, UUID sessionId, SpooledBody body, @Nullable Instant sentAt) {
        try {
            return sessions.run(new ReceiveUploadSession.Arrival(store.channelId(), sessionId, body.file(), sentAt));
        } catch (RuntimeException e) {
            troubles.note(store.channelId(), sessionId, e);
            throw e;
        }
    }

    /// The file of a package; one that another headquarters process built is fetched from there
    /// first.
    Path packageFile(HttpServletRequest request, UUID packageId) {
        Store store = StoreEntrance.storeOf(request);
        Path place = packages.place(store, packageId);
        if (!Files.exists(place) && request.getHeader(CallOtherNodes.HANDED_ON) == null) {
            others.fetchPackage(packageId, request.getHeader("Authorization"), place);
        }
        return packages.shared(store, packageId);
    }
}
