package org.tillbridge.headquarters.sessions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as an operator sees it.
///
/// @param sessionId null for rows a store has captured and not sealed
/// @param way       `DOWN` or `UP`
/// @param rows      null while nobody knows
/// @param full      the package brings everything anew
/// @param begunAt   requested (down), sealed or, before that, captured (up)
/// @param movedAt   downloaded (down), arrived (up)
/// @param endedAt   applied, canceled, or found without news
/// @param message   why it failed, or what was done with it
public record SessionView(
        @Nullable UUID sessionId,
        String way,
        String store,
        String job,
        SessionState state,
        int tries,
        @Nullable Long rows,
        @Nullable Long bytes,
        boolean full,
        @Nullable Instant begunAt,
        @Nullable Instant movedAt,
        @Nullable Instant endedAt,
        @Nullable Instant nextTryAt,
        @Nullable String message) {}
