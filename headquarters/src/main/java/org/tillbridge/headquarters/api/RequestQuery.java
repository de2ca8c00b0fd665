package org.tillbridge.headquarters.api;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tillbridge.headquarters.repair.ListRequests;
import org.tillbridge.headquarters.repair.RequestState;

/// The filters of a call about requests, as its parameters name them.
///
/// @param olderThan in seconds
record RequestQuery(
        @Nullable String store,
        @Nullable String reason,
        @Nullable String kind,
        @Nullable String customer,
        @Nullable Long olderThan,
        @Nullable List<RequestState> state) {

    /// @param known the customers of headquarters that words can mean
    ListRequests.Filter filter(Function<String, List<UUID>> known) {
        String words = customer == null ? null : customer.strip();
        return new ListRequests.Filter(
                state == null ? List.of() : state,
                store,
                reason,
                kind,
                words == null ? null : new ListRequests.Customer(words, known.apply(words)),
                olderThan == null ? null : Duration.ofSeconds(olderThan));
    }
}
