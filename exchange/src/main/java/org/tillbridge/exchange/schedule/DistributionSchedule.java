package org.tillbridge.exchange.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When jobs run, and for whom (spec 4.1): every store of a group is offered a download, or
/// uploads, at the schedule's cadence.
///
/// @param schedule by which it is called
/// @param name     what it is, for a person
/// @param jobs     their codes, all of the schedule's direction
/// @param groups   the channel groups it is for; none = every one
/// @param nextDue  null while it is continuous or paused
/// @param opening  null before the first due time
public record DistributionSchedule(
        String schedule,
        String name,
        Direction direction,
        List<String> jobs,
        List<String> groups,
        Activity activity,
        Cadence cadence,
        @Nullable Instant nextDue,
        @Nullable Opening opening) {

    public DistributionSchedule {
        jobs = List.copyOf(jobs);
        groups = List.copyOf(groups);
    }

    /// Where its jobs run: it limits which can be on it (spec I05).
    public enum Direction {
        UPLOAD,
        DOWNLOAD,
        HEADQUARTERS
    }

    /// An inactive schedule never runs (spec I05).
    public enum Activity {
        ACTIVE,
        INACTIVE
    }

    /// What the last due time opened, until the next one: uploads once, downloads up to a release.
    ///
    /// @param release null when there was none yet
    public record Opening(UUID run, Instant at, @Nullable UUID release) {}

    public boolean isActive() {
        return activity == Activity.ACTIVE;
    }

    public boolean isContinuous() {
        return isActive() && cadence instanceof Cadence.Continuous;
    }

    public boolean isFor(String group) {
        return groups.isEmpty() || groups.contains(group);
    }

    public Optional<Opening> opened() {
        return isActive() ? Optional.ofNullable(opening) : Optional.empty();
    }

    /// The same, active or not from a moment on.
    public DistributionSchedule with(Activity now, Instant moment) {
        return with(now, cadence, groups, moment);
    }

    /// The same at another cadence, or for other groups, from a moment on.
    public DistributionSchedule with(Cadence other, List<String> others, Instant moment) {
        return with(activity, other, others, moment);
    }

    private DistributionSchedule with(Activity now, Cadence other, List<String> others, Instant moment) {
        Instant due = now == Activity.ACTIVE ? other.nextAfter(moment).orElse(null) : null;
        return new DistributionSchedule(schedule, name, direction, jobs, others, now, other, due, opening);
    }

    /// The same with what a due time, or a person, opened.
    public DistributionSchedule opened(Opening now) {
        return new DistributionSchedule(schedule, name, direction, jobs, groups, activity, cadence, nextDue, now);
    }
}
