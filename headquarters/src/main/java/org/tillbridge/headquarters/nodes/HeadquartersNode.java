package org.tillbridge.headquarters.nodes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A headquarters process as the others know it.
///
/// @param address   where the others reach its door
/// @param numbering whether it gives the account IDs
/// @param reason    why it does not, or could not, null when nothing is wrong
public record HeadquartersNode(
        UUID nodeId,
        String address,
        Instant startedAt,
        Instant heardAt,
        Numbering numbering,
        @Nullable String reason) {

    /// Who gives account IDs: one of them, at most.
    public enum Numbering {
        HERE,
        ELSEWHERE,
        STOPPED
    }
}
