package org.tillbridge.app.roles;

import java.util.List;
import java.util.stream.Stream;
import org.tillbridge.app.configuration.JobsConfiguration;
import org.tillbridge.exchange.schedule.ContinuousJob;

/// What headquarters does by itself beside the jobs that people know.
///
/// @param due    runs schedules when they are due
/// @param purge  forgets what is older than its retention
/// @param follow goes after changed customers: what they are found by, what is told of them
record BackgroundJobs(ContinuousJob due, List<ContinuousJob> purge, List<ContinuousJob> follow) {

    BackgroundJobs {
        purge = List.copyOf(purge);
        follow = List.copyOf(follow);
    }

    void start(JobsConfiguration.Mode mode) {
        if (mode == JobsConfiguration.Mode.CONTINUOUS) {
            due.start();
            follow.forEach(ContinuousJob::start);
        }
        purge.forEach(ContinuousJob::start);
    }

    /// None waits for another: what one fails with once headquarters stops, such as a database that
    /// stops as well, is no failure.
    void close() {
        List<ContinuousJob> all =
                Stream.of(purge, List.of(due), follow).flatMap(List::stream).toList();
        all.forEach(ContinuousJob::askToStop);
        all.forEach(ContinuousJob::close);
    }
}
