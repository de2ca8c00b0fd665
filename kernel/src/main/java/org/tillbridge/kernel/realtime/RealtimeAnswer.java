package org.tillbridge.kernel.realtime;

/// What became of a call of the real-time service.
///
/// @param <T> what was asked for
public sealed interface RealtimeAnswer<T> {

    record Done<T>(T value) implements RealtimeAnswer<T> {}

    /// Headquarters' rules say no; nothing was stored there.
    record Refused<T>(String code, String message) implements RealtimeAnswer<T> {}

    /// Nobody knows what headquarters did, if anything.
    ///
    /// @param code one of [RealtimeCodes]
    record Unanswered<T>(String code) implements RealtimeAnswer<T> {}
}
