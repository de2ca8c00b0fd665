package org.tillbridge.headquarters.backups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A backup of headquarters' database.
///
/// @param place      where it is, in the words of whoever made it
/// @param begunAt    everything committed before is in it
/// @param finishedAt null while it is being made; it counts from then on
public record Backup(
        UUID backupId,
        String place,
        Instant begunAt,
        @Nullable Instant finishedAt) {}
