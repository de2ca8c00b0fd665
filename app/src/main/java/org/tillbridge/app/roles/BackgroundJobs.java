package org.tillbridge.app.roles;

import java.util.List;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.exchange.schedule.ContinuousJob;

/// What headquarters does by itself beside the jobs that people know.
///
/// @param due    runs schedules when they are due
/// @param purge  forgets what is older than its retention
/// @param follow keeps changed customers findable
record BackgroundJobs(ContinuousJob due, ContinuousJob purge, ContinuousJob follow) {

    void start(JobsConfiguration.Mode mode) {
        if (mode == JobsConfiguration.Mode.CONTINUOUS) {
            due.start();
            follow.start();
        }
        purge.start();
    }

    /// None waits for another: what one fails with once headquarters stops, such as a database that
    /// stops as well, is no failure.
    void close() {
        List<ContinuousJob> all = List.of(purge, due, follow);
        all.forEach(ContinuousJob::askToStop);
        all.forEach(ContinuousJob::close);
    }
}
