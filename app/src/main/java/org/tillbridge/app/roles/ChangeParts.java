package org.tillbridge.app.roles;

import java.time.Duration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.headquarters.changes.PublishChanges;
import org.tillbridge.headquarters.changes.ReadChanges;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;

/// What tells other people's software what happens to customers.
final class ChangeParts {

    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration PURGE = Duration.ofHours(1);

    private ChangeParts() {}

    static PublishChanges publish(Basis basis) {
        return new PublishChanges(
                basis.database(),
                basis.clock(),
                basis.configuration().headquarters().changes().retention());
    }

    static ReadChanges read(Basis basis) {
        return new ReadChanges(basis.database(), publish(basis));
    }

    /// Goes after what changed whenever nothing is being converted.
    static ContinuousJob follow(Basis basis, HeadquartersJobs jobs) {
        PublishChanges publish = publish(basis);
        return new ContinuousJob(
                "publish-changes", SWEEP, SWEEP, () -> SearchParts.whileQuiet(jobs, () -> publish.run(1)));
    }

    static ContinuousJob purge(Basis basis) {
        return new ContinuousJob("purge-changes", PURGE, PURGE, publish(basis)::purge);
    }
}
