package org.tillbridge.headquarters.distribution;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.headquarters.audit.AuditTrail;
import org.tillbridge.kernel.sql.Database;

/// Jobs that stores are to fetch anew, in full (spec I09). A store is told to forget the job's
/// cursor; a poll without it is the store's word that it has, and is answered with a full package,
/// which replaces what the store has in one transaction.
public final class FullSyncs {

    private final Database database;
    private final InstantSource clock;
    private final AuditTrail audit;

    public FullSyncs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.audit = new AuditTrail(database, clock);
    }

    /// A person asks for several.
    public void ask(String channelId, List<String> jobs) {
        database.inTransaction(() -> {
            jobs.forEach(job -> ask(channelId, job));
            audit.add(new AuditTrail.Event("store.resync", "store " + channelId, Map.of("jobs", jobs)));
            return true;
        });
    }

    /// Asks for it; a second time changes nothing.
    public void ask(String channelId, String job) {
        database.client()
                .sql(
                        "insert into full_sync (channel_id, job, asked_at) values (:channel_id, :job, :asked_at) on conflict (channel_id, job) do nothing")
                .param("channel_id", channelId)
                .param("job", job)
                .param("asked_at", asOf())
                .update();
    }

    /// What a poll says to it.
    ///
    /// @param tell  words for the store: `full-sync 1010`
    /// @param ready jobs whose cursor the store has forgotten
    record Due(List<String> tell, Set<String> ready) {}

    /// @param wanted jobs that are to come anew
    /// @param known  the jobs whose cursor the store still has
    Due due(String channelId, List<String> wanted, Set<String> known) {
        List<String> tell = new ArrayList<>();
        List<String> ready = new ArrayList<>();
        for (String job : wanted) {
            if (known.contains(job)) {
                tell.add(NextAnswer.FULL_SYNC + job);
                told(channelId, job);
            } else {
                ready.add(job);
                done(channelId, job);
            }
        }
        return new Due(List.copyOf(tell), Set.copyOf(ready));
    }

    private void told(String channelId, String job) {
        database.client()
                .sql("update full_sync set told_at = :as_of where channel_id = :channel_id and job = :job")
                .param("as_of", asOf())
                .param("channel_id", channelId)
                .param("job", job)
                .update();
    }

    private void done(String channelId, String job) {
        database.client()
                .sql("delete from full_sync where channel_id = :channel_id and job = :job")
                .param("channel_id", channelId)
                .param("job", job)
                .update();
    }

    private OffsetDateTime asOf() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
