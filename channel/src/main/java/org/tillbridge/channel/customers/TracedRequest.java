package org.tillbridge.channel.customers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request as its store knows it. Fields by name only.
///
/// @param creationFailure why headquarters, asked, did not answer the till
/// @param acknowledged  headquarters has said that it holds the session
/// @param message       why sending the session failed the last time
/// @param stoppedReason why the store uploads nothing more
/// @param answer        headquarters' answer, null before the store has heard it
public record TracedRequest(
        UUID requestId,
        String kind,
        @Nullable String creationMode,
        @Nullable String creationFailure,
        Instant capturedAt,
        List<String> fields,
        @Nullable UUID sessionId,
        @Nullable Instant sealedAt,
        boolean acknowledged,
        @Nullable String message,
        @Nullable String stoppedReason,
        @Nullable String answer,
        @Nullable Instant heardAt) {

    public TracedRequest {
        fields = List.copyOf(fields);
    }
}
