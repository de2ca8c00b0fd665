package org.tillbridge.exchange.sessions;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.tillbridge.exchange.quarantine.Quarantine;

/// The session that is being applied at headquarters.
///
/// @param channelId   whose key signed the call
/// @param receivedAt  headquarters' clock
/// @param clockOffset what has to be added to the store's clock to get headquarters'
/// @param tables      those that arrived with rows; only they lie in `incoming_…` tables
public record Upload(
        String channelId, UUID sessionId, OffsetDateTime receivedAt, Duration clockOffset, Set<String> tables) {

    public Upload {
        tables = Set.copyOf(tables);
    }

    /// The same with the tables that lie there.
    Upload of(Set<String> arrived) {
        return new Upload(channelId, sessionId, receivedAt, clockOffset, arrived);
    }

    /// Where the rows of it come from, for the quarantine.
    public Quarantine.Origin origin(String job) {
        return new Quarantine.Origin(job, sessionId, receivedAt, clockOffset);
    }
}
