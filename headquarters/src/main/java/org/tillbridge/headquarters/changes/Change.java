package org.tillbridge.headquarters.changes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a customer. It names her by UUID and account ID and says nothing about
/// her.
///
/// @param changeId   the same whenever it is told: who has it already can drop it
/// @param accountId  null: she has none yet
/// @param otherId    of a merge: whom she was merged into, or no longer is
/// @param requestId  of a held request
/// @param reasonCode why it is held
public record Change(
        UUID changeId,
        ChangeKind kind,
        Instant toldAt,
        String legalEntity,
        UUID customerId,
        @Nullable String accountId,
        @Nullable UUID otherId,
        @Nullable UUID requestId,
        @Nullable String store,
        @Nullable String reasonCode) {}
