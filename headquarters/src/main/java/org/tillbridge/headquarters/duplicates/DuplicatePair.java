package org.tillbridge.headquarters.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two customers that may be one person, and why.
///
/// @param points of the rules that hold, added up
/// @param decidedAt null while it is open
public record DuplicatePair(
        String legalEntity,
        Side one,
        Side other,
        int points,
        List<String> rules,
        DuplicateState state,
        Instant foundAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    public DuplicatePair {
        rules = List.copyOf(rules);
    }

    /// A customer as people tell her from others.
    ///
    /// @param mergedInto the customer she is part of now
    public record Side(
            UUID customerId,
            String accountId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String address,
            String store,
            Instant createdAt,
            @Nullable UUID mergedInto) {}
}
