package org.tillbridge.kernel.realtime;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of requests that came before their session.
public record TakenRequests(List<Taken> requests) {

    public TakenRequests {
        requests = List.copyOf(requests);
    }

    /// @param state as everywhere: `DONE`, `HELD`, `WAITING` …
    public record Taken(
            UUID requestId, String state, @Nullable String reason) {}
}
