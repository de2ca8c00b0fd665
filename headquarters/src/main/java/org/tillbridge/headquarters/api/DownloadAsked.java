package org.tillbridge.headquarters.api;

import java.util.List;
import org.tillbridge.headquarters.distribution.DownloadSessions;

/// Which stores were asked to fetch a job.
///
/// @param released whether anything had changed since the last release
/// @param sessions one for each store and job
record DownloadAsked(String job, boolean released, List<String> asked, List<DownloadSessions.Requested> sessions) {

    DownloadAsked {
        asked = List.copyOf(asked);
        sessions = List.copyOf(sessions);
    }
}
