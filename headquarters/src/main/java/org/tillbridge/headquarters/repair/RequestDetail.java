package org.tillbridge.headquarters.repair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request, whole. It has personal data.
///
/// @param payload what it asks for after all edits, as JSON
/// @param arrived what the store sent, as JSON
/// @param lock    who edits it now
public record RequestDetail(
        RequestView request,
        @Nullable String payload,
        @Nullable String arrived,
        UUID askedFor,
        @Nullable Lock lock,
        List<Edit> edits) {

    public RequestDetail {
        edits = List.copyOf(edits);
    }

    /// Who edits a request, and when that ends by itself.
    public record Lock(String by, Instant until) {}

    /// What a person made of it.
    ///
    /// @param heldCode why it was held before
    public record Edit(
            int number,
            Instant at,
            String by,
            @Nullable String reason,
            @Nullable String heldCode,
            @Nullable String before,
            @Nullable String after,
            UUID customerBefore,
            UUID customerAfter) {}
}
