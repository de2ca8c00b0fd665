package org.tillbridge.headquarters.customers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A field that two stores changed without knowing of each other.
///
/// @param accountId null while the customer waits for one
/// @param standing  the side that stood when this was noted
/// @param lost      the side whose value went
/// @param current   whether the field still has the value that stood
public record EditConflict(
        String legalEntity,
        UUID customerId,
        @Nullable String accountId,
        @Nullable String name,
        String field,
        Side standing,
        Side lost,
        Instant notedAt,
        boolean current) {

    /// @param value null: the field was emptied
    public record Side(String store, UUID request, @Nullable String value) {}
}
