package org.tillbridge.headquarters.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.exchange.schedule.Cadence;
import org.tillbridge.exchange.schedule.ChangeSchedule;
import org.tillbridge.exchange.schedule.DistributionSchedule;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.jobs.HeadquartersJobs;
import org.tillbridge.headquarters.jobs.JobRuns;
import org.tillbridge.headquarters.jobs.RunSchedules;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;

/// What an operator may call about schedules: see them and their history, pause, resume, change,
/// run one now.
@RestController
@RequestMapping("/api/v1/schedules")
final class SchedulesResource {

    private static final int SHOWN = 20;

    private final SavedJobs saved;
    private final ChangeSchedule change;
    private final RunSchedules run;
    private final JobRuns runs;
    private final HeadquartersJobs jobs;

    SchedulesResource(SavedJobs saved, ChangeSchedule change, RunSchedules run, JobRuns runs, HeadquartersJobs jobs) {
        this.saved = saved;
        this.change = change;
        this.run = run;
        this.runs = runs;
        this.jobs = jobs;
    }

    /// A schedule as it is shown.
    ///
    /// @param groups  none = every one
    /// @param nextDue null while it is continuous or paused
    /// @param lastDue null when it was never due
    record ScheduleView(
            String schedule,
            String name,
            String direction,
            List<String> jobs,
            List<String> groups,
            boolean active,
            String cadence,
            @Nullable Instant nextDue,
            @Nullable Instant lastDue) {

        static ScheduleView of(DistributionSchedule schedule) {
            return new ScheduleView(
                    schedule.schedule(),
                    schedule.name(),
                    schedule.direction().name(),
                    schedule.jobs(),
                    schedule.groups(),
                    schedule.isActive(),
                    schedule.cadence().text(),
                    schedule.nextDue(),
                    schedule.opening() == null ? null : schedule.opening().at());
        }
    }

    /// A schedule with its last runs.
    record History(ScheduleView schedule, List<JobRuns.Past> runs) {}

    @GetMapping
    @Allowed(Role.AUDITOR)
    List<ScheduleView> schedules() {
        return saved.schedules().all().stream().map(ScheduleView::of).toList();
    }

    @GetMapping("/{name}")
    @Allowed(Role.AUDITOR)
    History show(@PathVariable String name) {
        DistributionSchedule schedule = saved.schedules().require(name);
        return new History(ScheduleView.of(schedule), runs.latestOf(schedule, SHOWN));
    }

    @PostMapping("/{name}/pause")
    @Allowed(Role.OPERATOR)
    ScheduleView pause(@PathVariable String name) {
        return changed(change.pause(name));
    }

    @PostMapping("/{name}/resume")
    @Allowed(Role.OPERATOR)
    ScheduleView resume(@PathVariable String name) {
        return changed(change.resume(name));
    }

    /// Another cadence, other groups, or both; an empty `groups` is every group.
    @PostMapping("/{name}")
    @Allowed(Role.OPERATOR)
    ScheduleView set(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cadence,
            @RequestParam(required = false) @Nullable String groups,
            @RequestParam(defaultValue = "false") boolean preview) {
        var wanted = new ChangeSchedule.Wanted(
                cadence == null ? null : Cadence.parse(cadence), groups == null ? null : listed(groups));
        return preview ? ScheduleView.of(change.preview(name, wanted)) : changed(change.set(name, wanted));
    }

    @PostMapping("/{name}/run")
    @Allowed(Role.OPERATOR)
    RunSchedules.Outcome run(@PathVariable String name) {
        return run.runNow(name);
    }

    private static List<String> listed(String groups) {
        return groups.isBlank() ? List.of() : List.of(groups.strip().split("\\s*,\\s*"));
    }

    /// What is open now, or no longer, is told to the stores at once.
    private ScheduleView changed(DistributionSchedule schedule) {
        jobs.wakeStores();
        jobs.sessionApplied();
        return ScheduleView.of(schedule);
    }
}
