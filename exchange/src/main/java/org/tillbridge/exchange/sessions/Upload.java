package org.tillbridge.exchange.sessions;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tillbridge.exchange.quarantine.Quarantine;

/// The session that is being applied at headquarters.
///
/// @param channelId   whose secret came with the call
/// @param receivedAt  headquarters' clock
/// @param clockOffset what has to be added to the store's clock to get headquarters'
public record Upload(String channelId, UUID sessionId, OffsetDateTime receivedAt, Duration clockOffset) {

    /// Where the rows of it come from, for the quarantine.
    public Quarantine.Origin origin(String job) {
        return new Quarantine.Origin(job, sessionId, receivedAt, clockOffset);
    }
}
