package org.tillbridge.app.commandline;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a customer's request on the way.
///
/// @param at    null = it has not happened yet
/// @param store where it happened, null = at headquarters
record JourneyEvent(
        @Nullable Instant at, Step step, @Nullable String store, UUID requestId, String text) {

    /// What can happen, in the order in which it does.
    enum Step {
        CAPTURED(2),
        SEALED(4),
        RECEIVED(5),
        HELD(6),
        ANSWERED(6),
        RELEASED(8),
        PACKAGED(8),
        OFFERED(8),
        APPLIED(9),
        SHOWN(9),
        WAITS(5);

        private final int station;

        Step(int station) {
            this.station = station;
        }

        int station() {
            return station;
        }
    }

    /// The number on the map in ARCHITECTURE.md.
    int station() {
        return step.station();
    }

    String line(TimeText time) {
        Instant when = at;
        return String.format(Locale.ROOT, "%-10s %d  %s", when == null ? "…" : time.time(when), station(), text);
    }
}
