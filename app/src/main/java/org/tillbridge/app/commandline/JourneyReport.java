package org.tillbridge.app.commandline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's journey, as `tillbridge trace --json` prints it.
///
/// @param accountId null = Pending sync everywhere
/// @param stores    how the stores of this machine show the customer
/// @param notAsked  who may know more and could not be asked, and why
record JourneyReport(
        UUID customerId,
        String legalEntity,
        @Nullable String accountId,
        @Nullable String name,
        List<JourneyEvent> events,
        List<AtStore> stores,
        List<String> notAsked) {

    JourneyReport {
        events = List.copyOf(events);
        stores = List.copyOf(stores);
        notAsked = List.copyOf(notAsked);
    }

    /// How a store shows the customer.
    ///
    /// @param accountId    null = Pending sync
    /// @param openRequests not answered yet, as the store knows
    record AtStore(String channelId, String name, @Nullable String accountId, long openRequests) {}
}
