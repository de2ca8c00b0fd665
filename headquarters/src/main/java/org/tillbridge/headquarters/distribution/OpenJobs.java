package org.tillbridge.headquarters.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.schedule.DistributionSchedule;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.exchange.schedule.DistributionSchedule.Opening;
import org.tillbridge.exchange.schedule.DistributionSchedules;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.transport.UploadPace;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Which jobs a store may be offered now: what the distribution schedules of its group say.
///
/// A job is open while an active schedule of the group is continuous, or as long as the store's
/// cursor leads to an older release than the schedule's last due time opened. Of several schedules
/// the most generous counts.
final class OpenJobs {

    private static final Sql BEHIND = Sql.of(OpenJobs.class, "jobs_behind_their_opening.sql");

    private final Database database;
    private final SavedJobs jobs;
    private final DistributionSchedules schedules;

    OpenJobs(Database database, SavedJobs jobs) {
        this.database = database;
        this.jobs = jobs;
        this.schedules = jobs.schedules();
    }

    /// Those of the active downloads that are open.
    List<Job> of(String group, Map<String, UUID> cursors) {
        var open = new HashSet<String>();
        var opened = new ArrayList<Opened>();
        for (DistributionSchedule schedule : active(Direction.DOWNLOAD, group).toList()) {
            List<String> codes = codes(schedule.jobs());
            if (schedule.isContinuous()) {
                open.addAll(codes);
            } else {
                schedule.opened()
                        .map(Opening::release)
                        .ifPresent(release ->
                                codes.forEach(code -> opened.add(new Opened(code, release, cursors.get(code)))));
            }
        }
        open.addAll(behind(opened));
        return jobs.downloads().stream()
                .filter(job -> open.contains(job.code()))
                .toList();
    }

    private record Opened(
            String job, UUID release, @Nullable UUID cursor) {}

    private Set<String> behind(List<Opened> opened) {
        if (opened.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(BEHIND.list(
                database.client(),
                Map.of(
                        "jobs", opened.stream().map(Opened::job).toArray(String[]::new),
                        "releases", opened.stream().map(Opened::release).toArray(UUID[]::new),
                        "cursors", opened.stream().map(Opened::cursor).toArray(UUID[]::new)),
                (row, number) -> row.getString(1)));
    }

    /// When P-0001 runs at the stores of a group.
    String uploadPace(String group) {
        List<DistributionSchedule> active = active(Direction.UPLOAD, group).toList();
        if (active.stream().anyMatch(DistributionSchedule::isContinuous)) {
            return UploadPace.CONTINUOUS;
        }
        return active.stream()
                .flatMap(schedule -> schedule.opened().stream())
                .max(Comparator.comparing(Opening::at))
                .map(opening -> UploadPace.opened(opening.run()))
                .orElse(UploadPace.CLOSED);
    }

    private Stream<DistributionSchedule> active(Direction direction, String group) {
        return schedules.all().stream()
                .filter(schedule -> schedule.isActive() && schedule.direction() == direction && schedule.isFor(group));
    }

    private List<String> codes(Collection<String> scheduled) {
        return jobs.downloads(scheduled).stream().map(Job::code).toList();
    }
}
