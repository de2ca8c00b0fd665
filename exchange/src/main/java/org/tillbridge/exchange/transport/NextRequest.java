package org.tillbridge.exchange.transport;

import java.time.Instant;
import java.util.List;
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
/// @param troubles         packages the store could not take since its last poll
/// @param takesCarried     small packages may come in the answer
/// @param settings         the settings the store follows, by what it has downloaded
public record NextRequest(
        Map<String, UUID> cursors,
        long outboxRows,
        @Nullable Instant oldestCapturedAt,
        @Nullable UUID sealedHead,
        @Nullable String stoppedReason,
        Instant sentAt,
        @Nullable String uploadPace,
        boolean answerAtOnce,
        @Nullable List<Trouble> troubles,
        boolean takesCarried,
        @Nullable Map<String, String> settings) {

    /// The key of those settings that say what the store's version does not know, none: empty.
    public static final String UNKNOWN_SETTINGS = "unknown";

    public NextRequest {
        cursors = Map.copyOf(cursors);
        // Absent in what stores of earlier versions send.
        troubles = troubles == null ? List.of() : List.copyOf(troubles);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings == null ? Map.of() : settings;
    }

    @Override
    public List<Trouble> troubles() {
        return troubles == null ? List.of() : troubles;
    }

    /// A package that was offered and could not be taken; headquarters decides when it is tried
    /// again.
    public record Trouble(String job, UUID packageId, Step step, String message) {

        /// Where it failed.
        public enum Step {
            DOWNLOAD,
            APPLY;

            /// The state of a session that failed here.
            public String failed() {
                return name() + "_FAILED";
            }
        }
    }
}
