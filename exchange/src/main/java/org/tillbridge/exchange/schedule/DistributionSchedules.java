package org.tillbridge.exchange.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.schedule.DistributionSchedule.Activity;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.exchange.schedule.DistributionSchedule.Opening;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// The schedules of an installation, as headquarters has saved them.
///
/// Read anew after [#forget] and when they are older than a few seconds: another process may have
/// changed one.
public final class DistributionSchedules {

    private static final Sql READ = Sql.of(DistributionSchedules.class, "read_schedules.sql");
    private static final Sql LOCK = Sql.of(DistributionSchedules.class, "lock_schedule.sql");
    private static final Sql LOCK_DUE = Sql.of(DistributionSchedules.class, "lock_due_schedules.sql");
    private static final Sql WRITE = Sql.of(DistributionSchedules.class, "write_schedule.sql");
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final Database database;
    /// Mutable: what was read last, by any thread.
    private volatile @Nullable Reading latest;

    public DistributionSchedules(Database database) {
        this.database = database;
    }

    private record Reading(List<DistributionSchedule> schedules, long at) {}

    /// All of them, in the order of what they are called.
    public List<DistributionSchedule> all() {
        Reading reading = latest;
        if (reading == null || System.nanoTime() - reading.at() > FRESH_NANOS) {
            reading = new Reading(
                    READ.list(database.client(), Map.of(), (row, number) -> schedule(row)), System.nanoTime());
            latest = reading;
        }
        return reading.schedules();
    }

    /// Throws `ScheduleUnknown`.
    public DistributionSchedule require(String name) {
        return all().stream()
                .filter(schedule -> schedule.schedule().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static TillbridgeException unknown(String name) {
        return new TillbridgeException(
                ErrorCode.user("ScheduleUnknown"),
                "There is no schedule %s; tillbridge schedules lists them".formatted(name));
    }

    /// Whether a job that runs at headquarters runs by itself whenever there is work.
    public boolean runsContinuously(String job) {
        return all().stream()
                .anyMatch(schedule -> schedule.direction() == Direction.HEADQUARTERS
                        && schedule.jobs().contains(job)
                        && schedule.isContinuous());
    }

    /// Reads anew at the next question.
    public void forget() {
        latest = null;
    }

    /// The schedule as it is now, locked until the open transaction ends. Throws `ScheduleUnknown`.
    public DistributionSchedule lock(String name) {
        return LOCK.list(database.client(), Map.of("schedule", name), (row, number) -> schedule(row)).stream()
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /// One that is due, locked until the open transaction ends; those another process has locked
    /// are left to it.
    public Optional<DistributionSchedule> lockDue(Instant asOf, Set<Direction> directions) {
        return LOCK_DUE
                .list(
                        database.client(),
                        Map.of(
                                "as_of",
                                asOf.atOffset(ZoneOffset.UTC),
                                "directions",
                                directions.stream().map(Enum::name).toArray(String[]::new)),
                        (row, number) -> schedule(row))
                .stream()
                .findFirst();
    }

    /// Writes a schedule that the open transaction has locked.
    public void write(DistributionSchedule schedule) {
        Optional<Opening> opening = Optional.ofNullable(schedule.opening());
        var values = new HashMap<String, @Nullable Object>();
        values.put("schedule", schedule.schedule());
        values.put("channel_groups", schedule.groups().toArray(String[]::new));
        values.put("active", schedule.isActive());
        values.put("cadence", schedule.cadence().text());
        values.put("next_due_at", atUtc(schedule.nextDue()));
        values.put("opened_run", opening.map(Opening::run).orElse(null));
        values.put("opened_at", atUtc(opening.map(Opening::at).orElse(null)));
        values.put("opened_release", opening.map(Opening::release).orElse(null));
        WRITE.update(database.client(), values);
        forget();
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static DistributionSchedule schedule(ResultSet row) throws SQLException {
        return new DistributionSchedule(
                row.getString("schedule"),
                row.getString("name"),
                Direction.valueOf(row.getString("direction")),
                List.of((String[]) row.getArray("jobs").getArray()),
                List.of((String[]) row.getArray("channel_groups").getArray()),
                row.getBoolean("active") ? Activity.ACTIVE : Activity.INACTIVE,
                Cadence.parse(row.getString("cadence")),
                Optional.ofNullable(row.getObject("next_due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                opening(row));
    }

    private static @Nullable Opening opening(ResultSet row) throws SQLException {
        UUID run = row.getObject("opened_run", UUID.class);
        if (run == null) {
            return null;
        }
        Instant at = Times.instant(row, "opened_at");
        return new Opening(run, at, row.getObject("opened_release", UUID.class));
    }
}
