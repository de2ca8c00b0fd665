package org.tillbridge.headquarters.backups;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Up to which backup a restore of headquarters loses nothing (protocol U9).
///
/// @param backups          how many are kept; 0 = the retention is the limit
/// @param oldestBackup     when the oldest kept one was begun
/// @param retentionSeconds how long stores keep what was acknowledged while no backup is known
public record SafePromise(int backups, @Nullable Instant oldestBackup, long retentionSeconds) {

    public Duration retention() {
        return Duration.ofSeconds(retentionSeconds);
    }
}
