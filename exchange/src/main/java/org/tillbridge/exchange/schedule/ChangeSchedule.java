package org.tillbridge.exchange.schedule;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.Release;
import org.tillbridge.exchange.schedule.DistributionSchedule.Activity;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.exchange.schedule.DistributionSchedule.Opening;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// What a person decides about a schedule: pause it, resume it, another cadence, other groups.
public final class ChangeSchedule {

    private final Database database;
    private final DistributionSchedules schedules;
    private final InstantSource clock;
    private final BiConsumer<String, DistributionSchedule> note;

    /// @param note keeps what a person did, and what came of it, in the same transaction
    public ChangeSchedule(
            Database database,
            DistributionSchedules schedules,
            InstantSource clock,
            BiConsumer<String, DistributionSchedule> note) {
        this.database = database;
        this.schedules = schedules;
        this.clock = clock;
        this.note = note;
    }

    /// What to set; null leaves it as it is.
    ///
    /// @param groups none = every group
    public record Wanted(
            @Nullable Cadence cadence, @Nullable List<String> groups) {}

    /// From now on it never runs; what waits at the stores stays there, what changes at
    /// headquarters is brought later, in one package.
    public DistributionSchedule pause(String name) {
        return change("PAUSE", name, schedule -> schedule.with(Activity.INACTIVE, clock.instant()));
    }

    public DistributionSchedule resume(String name) {
        return change("RESUME", name, schedule -> schedule.with(Activity.ACTIVE, clock.instant()));
    }

    public DistributionSchedule set(String name, Wanted wanted) {
        return change("SET", name, schedule -> wanted(schedule, wanted));
    }

    /// What [#set] would make of it; nothing is changed.
    public DistributionSchedule preview(String name, Wanted wanted) {
        return database.inTransaction(() -> wanted(schedules.lock(name), wanted));
    }

    private DistributionSchedule change(String action, String name, UnaryOperator<DistributionSchedule> change) {
        try {
            return database.inTransaction(() -> {
                DistributionSchedule changed = change.apply(schedules.lock(name));
                schedules.write(changed);
                note.accept(action, changed);
                return changed;
            });
        } finally {
            schedules.forget();
        }
    }

    /// Downloads that were continuous until now are open up to the newest release: a store that was
    /// away gets what the others have.
    private DistributionSchedule wanted(DistributionSchedule schedule, Wanted wanted) {
        List<String> groups = Optional.ofNullable(wanted.groups()).orElse(schedule.groups());
        requireGroups(groups);
        DistributionSchedule changed = schedule.with(
                Optional.ofNullable(wanted.cadence()).orElse(schedule.cadence()), groups, clock.instant());
        return schedule.direction() == Direction.DOWNLOAD && schedule.isContinuous() && !changed.isContinuous()
                ? changed.opened(new Opening(
                        UUID.randomUUID(),
                        clock.instant(),
                        MakeRelease.newest(database).map(Release::releaseId).orElse(null)))
                : changed;
    }

    private void requireGroups(List<String> groups) {
        List<String> known = database.client()
                .sql("select channel_group from channel_group order by channel_group")
                .query((row, number) -> row.getString(1))
                .list();
        groups.stream().filter(group -> !known.contains(group)).findFirst().ifPresent(unknown -> {
            throw new TillbridgeException(
                    ErrorCode.user("GroupUnknown"),
                    "There is no channel group %s; there are %s".formatted(unknown, String.join(", ", known)));
        });
    }
}
