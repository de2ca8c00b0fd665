package org.tillbridge.exchange.transport;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A store's poll: what it applied last, and how it is (protocol U8: an idle store asks too).
///
/// @param cursors          per job code the package applied last; no entry before the first
/// @param outboxRows       rows headquarters has not acknowledged
/// @param oldestCapturedAt when the oldest of them was captured, null when there is none
/// @param sealedHead       the last session sealed at the store
/// @param stoppedReason    why the store uploads nothing more, null while it does (U10)
/// @param sentAt           the store's clock
/// @param uploadPace       the last word of [UploadPace] the store carried out; null: it follows
///   none
/// @param answerAtOnce     do not hold the poll
public record NextRequest(
        Map<String, UUID> cursors,
        long outboxRows,
        @Nullable Instant oldestCapturedAt,
        @Nullable UUID sealedHead,
        @Nullable String stoppedReason,
        Instant sentAt,
        @Nullable String uploadPace,
        boolean answerAtOnce) {

    public NextRequest {
        cursors = Map.copyOf(cursors);
    }
}
