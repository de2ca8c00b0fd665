package org.tillbridge.headquarters.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one store stands, as headquarters knows it.
///
/// @param heardAt          when the store last called, null before it joined
/// @param outboxRows       captured at the store and not yet at headquarters, as the store last
///   said
/// @param oldestCapturedAt when the oldest of these was captured
/// @param waiting          its requests that wait for conversion
/// @param held             its requests that need a person
/// @param behind           customers changed since the release of the package it applied last
/// @param appliedAt        when headquarters heard that this package was applied
public record StoreCondition(
        String channelId,
        String name,
        boolean joined,
        @Nullable Instant heardAt,
        long outboxRows,
        @Nullable Instant oldestCapturedAt,
        long waiting,
        long held,
        boolean behind,
        @Nullable Instant appliedAt,
        @Nullable String stoppedReason) {}
