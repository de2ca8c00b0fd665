package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.backups.Backups;
import org.tillbridge.headquarters.distribution.DownloadSessions;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.headquarters.jobs.NoteRuns;
import org.tillbridge.headquarters.nodes.CallOtherNodes;
import org.tillbridge.headquarters.numbers.CheckStorePairs;
import org.tillbridge.headquarters.stores.AdmitDatabase;
import org.tillbridge.headquarters.stores.StoreAdmission;

/// What an operator may do to stores, and tell about backups.
public record OperatorDesk(
        StoreAdmission admission,
        AdmitDatabase admit,
        Backups backups,
        CheckStorePairs pairs,
        FullSyncs fullSyncs,
        DownloadSessions downloads,
        NoteRuns byHand,
        CallOtherNodes others) {}
