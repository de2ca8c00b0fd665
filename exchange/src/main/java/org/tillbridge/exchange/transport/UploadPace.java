package org.tillbridge.exchange.transport;

import java.util.UUID;

/// When P-0001 runs at a store, as headquarters says with every answer to a poll. A store says what
/// it has carried out; while that is another word, headquarters answers at once: so nothing is lost
/// with an answer, a restart, or a line that was broken at the due time.
public final class UploadPace {

    /// Whenever something was captured.
    public static final String CONTINUOUS = "continuous";

    /// Not by itself: what was captured stays at the store.
    public static final String CLOSED = "closed";

    private static final String OPENED = "opened ";

    private UploadPace() {}

    /// Once, for this due time.
    public static String opened(UUID run) {
        return OPENED + run;
    }

    public static boolean isOpened(String pace) {
        return pace.startsWith(OPENED);
    }
}
