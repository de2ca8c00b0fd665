package org.tillbridge.channel.customers;

import org.jspecify.annotations.Nullable;

/// Where a customer is on its way to headquarters.
///
/// @param state of its request that is held, else of its oldest open one
/// @param pendingRequests how many are open
/// @param reason why it is held or waits
public record SyncStatus(
        RequestState state, int pendingRequests, @Nullable String reason) {

    static SyncStatus done() {
        return new SyncStatus(RequestState.DONE, 0, null);
    }

    static SyncStatus captured(int requests) {
        return new SyncStatus(RequestState.CAPTURED, requests, null);
    }
}
