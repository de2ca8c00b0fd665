package org.tillbridge.exchange.transport;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What headquarters durably holds of a store, said after every upload and with every poll
/// (protocol U5).
///
/// @param outcome what became of the session that was sent; null in a poll
/// @param head    the last session headquarters has applied, null before the first
/// @param safe    the newest session that every backup still kept contains; rows up to it may be
///   deleted (U9)
public record Answer(
        @Nullable Outcome outcome,
        @Nullable UUID head,
        @Nullable UUID safe) {

    /// What became of an uploaded session.
    public enum Outcome {
        /// Its rows are at headquarters now.
        APPLIED,
        /// They were there already; nothing changed.
        ALREADY_APPLIED,
        /// Its predecessor is not headquarters' head; nothing changed, go on after `head` (U3, U7).
        NOT_NEXT
    }
}
