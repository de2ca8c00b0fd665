package org.tillbridge.channel.api;

import java.time.Instant;
import java.util.UUID;
import org.tillbridge.channel.devices.AppliedDownload;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A DownloadSession on the wire: a package the store has applied.
///
/// @param jobId its predefined job, `1010`
/// @param isFull all there is, not what changed; ours
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record DownloadSessionBody(UUID id, String jobId, long rowsAffected, Instant dateDownloaded, boolean isFull) {

    static DownloadSessionBody of(AppliedDownload download) {
        return new DownloadSessionBody(
                download.id(), download.job(), download.rows(), download.appliedAt(), download.isFull());
    }
}
