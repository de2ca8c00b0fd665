package org.tillbridge.headquarters.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one store stands, as headquarters knows it.
///
/// @param heardAt          when the store last called, null before it joined
/// @param outboxRows       captured at the store and not yet at headquarters, as the store last
///   said
/// @param clockOffsetMs    how far its clock is behind headquarters', the way of the call included
/// @param oldestCapturedAt when the oldest of these was captured
/// @param waiting          its requests that wait for conversion
/// @param held             its requests that need a person
/// @param behindSince      when the first release was made that it has not applied; null = it is up
///   to date
/// @param appliedAt        when headquarters heard of the last package it applied
/// @param stoppedReason    why it uploads nothing more, null while it does
/// @param group            who is sent the same packages
/// @param offline          a register's own database
/// @param pausedAt         since when it is offered nothing, null while it is
/// @param copied           another database calls as this store beside its own, and is stopped
/// @param creation         how it creates customers, as it last said
/// @param unknownSettings  what its profile says and its version does not know, null: nothing
/// @param trouble          sessions that need a person, null when there are none
public record StoreCondition(
        String channelId,
        String name,
        boolean joined,
        @Nullable Instant heardAt,
        long clockOffsetMs,
        long outboxRows,
        @Nullable Instant oldestCapturedAt,
        long waiting,
        long held,
        @Nullable Instant behindSince,
        @Nullable Instant appliedAt,
        @Nullable String stoppedReason,
        String group,
        boolean offline,
        @Nullable Instant pausedAt,
        @Nullable String trouble,
        boolean copied,
        Creation creation,
        @Nullable String unknownSettings) {

    /// How a store creates customers.
    ///
    /// @param applied ASYNC or SYNC, by what the store has downloaded; null before it said so
    /// @param since   when headquarters first heard of it
    /// @param wanted  what its functionality profile says now; null for a database that is no store
    public record Creation(
            @Nullable String applied,
            @Nullable Instant since,
            @Nullable String wanted) {}
}
