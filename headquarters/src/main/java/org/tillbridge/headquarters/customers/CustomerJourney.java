package org.tillbridge.headquarters.customers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one customer is on the way, as headquarters knows it.
///
/// @param quarantined what its stores sent that headquarters could not take over
public record CustomerJourney(
        CustomerMatch customer, List<Request> requests, List<Delivery> deliveries, List<Quarantined> quarantined) {

    public CustomerJourney {
        requests = List.copyOf(requests);
        deliveries = List.copyOf(deliveries);
        quarantined = List.copyOf(quarantined);
    }

    /// A request that lies in headquarters' quarantine.
    ///
    /// @param number of the row there
    /// @param kind   as the store sent it
    public record Quarantined(
            long number, UUID requestId, String kind, String channelId, Instant quarantinedAt, String reason) {}

    /// What a store asked for, and what became of it. Fields by name only.
    ///
    /// @param creationFailure why headquarters, asked, did not answer the till
    /// @param capturedAt the store's time
    /// @param sessionId  null while only the real-time service has brought it
    /// @param sealedAt   the store's time
    /// @param answeredAt when it was converted, or held
    /// @param releaseNo  the first release that shows what became of it
    public record Request(
            UUID requestId,
            String kind,
            String channelId,
            @Nullable String creationMode,
            @Nullable String creationFailure,
            Instant capturedAt,
            List<String> fields,
            @Nullable UUID sessionId,
            @Nullable Instant sealedAt,
            long sessionRows,
            Instant receivedAt,
            String state,
            @Nullable String reason,
            int attempts,
            @Nullable UUID runId,
            @Nullable Instant answeredAt,
            @Nullable Long releaseNo,
            @Nullable Instant releasedAt) {
        public Request {
            fields = List.copyOf(fields);
        }
    }

    /// How what became of a request came to a store; without a package it has not yet.
    public record Delivery(
            UUID requestId,
            String channelId,
            @Nullable UUID packageId,
            @Nullable Instant builtAt,
            long packageRows,
            @Nullable Instant offeredAt,
            @Nullable Instant appliedAt) {}
}
