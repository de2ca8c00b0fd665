package org.tillbridge.headquarters.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.exchange.transport.CallToken;

/// The tokens that were taken, for as long as they could be taken again. Those of this process: it
/// forgets them when it ends, and another process does not know them.
final class SeenTokens {

    /// More than ten thousand stores make in the time of two generations.
    private static final int MOST = 500_000;

    /// Mutable: two generations; the older is forgotten as a whole.
    private Set<UUID> older = new HashSet<>();

    private Set<UUID> newer = new HashSet<>();
    private Instant turnsAt = Instant.MIN;

    synchronized boolean isFirst(CallToken token, Instant now) {
        if (!now.isBefore(turnsAt) || newer.size() >= MOST) {
            older = newer;
            newer = new HashSet<>();
            turnsAt = now.plus(CallToken.MEMORY);
        }
        return !older.contains(token.id()) && newer.add(token.id());
    }
}
