package org.tillbridge.headquarters.sessions;

import java.util.Arrays;
import java.util.List;

/// The states of sessions (spec I11, I12): down requested, downloaded, applied; up sealed,
/// uploaded, applied.
public enum SessionState {
    REQUESTED,
    DOWNLOADED,
    SEALED,
    UPLOADED,
    APPLIED,
    NO_DATA,
    DOWNLOAD_FAILED,
    UPLOAD_FAILED,
    APPLY_FAILED,
    SUSPENDED,
    CANCELED;

    /// What a list shows unless it is asked for more: a session without news tells nothing.
    static final List<SessionState> USUAL =
            Arrays.stream(values()).filter(state -> state != NO_DATA).toList();

    /// What rerun is allowed for.
    static final List<SessionState> RERUN = List.of(DOWNLOAD_FAILED, UPLOAD_FAILED, APPLY_FAILED, SUSPENDED, CANCELED);
    /// What can be canceled.
    static final List<SessionState> OPEN =
            List.of(REQUESTED, DOWNLOADED, SEALED, UPLOADED, DOWNLOAD_FAILED, UPLOAD_FAILED, APPLY_FAILED, SUSPENDED);
    /// What can be deleted.
    static final List<SessionState> ENDED = List.of(APPLIED, NO_DATA, CANCELED);
}
