package org.tillbridge.exchange.seeds;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.schedule.DistributionSchedule.Direction;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Saves the schedules of a seed. One that is there already keeps what a person decided about it
/// and gains the jobs it lacks. A download on no schedule gets one of its own, continuous, so that
/// there is always something to pause.
final class SaveSchedules {

    private static final Sql SAVE = Sql.of(SaveSchedules.class, "save_schedule.sql");
    private static final Sql SAVE_MISSING = Sql.of(SaveSchedules.class, "save_missing_schedules.sql");
    private static final Sql WRONG_JOBS = Sql.of(SaveSchedules.class, "find_wrong_jobs.sql");

    private final Database database;
    private final InstantSource clock;

    SaveSchedules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    int save(SeedFile seed, SaveSeed.Origin origin) {
        int changed = 0;
        for (Map.Entry<String, ScheduleSeed> schedule : seed.schedules().entrySet()) {
            String pointer = SeedFile.pointer("schedules", schedule.getKey());
            checked(seed, pointer + "/cadence", schedule.getValue()::due);
            changed += checked(seed, pointer, () -> save(schedule.getKey(), schedule.getValue(), origin));
        }
        SAVE_MISSING.update(client(), Map.of("origin", origin.name(), "saved_at", now()));
        return changed;
    }

    private static <T> T checked(SeedFile seed, String pointer, Supplier<T> part) {
        try {
            return part.get();
        } catch (TillbridgeException e) {
            throw seed.refusal(pointer, e);
        }
    }

    private int save(String name, ScheduleSeed schedule, SaveSeed.Origin origin) {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"), "'%s' is no name of a schedule".formatted(name));
        require(!schedule.jobs().isEmpty(), "Schedule %s has no jobs".formatted(name));
        if (origin == SaveSeed.Origin.SEED) {
            requireJobs(name, schedule);
        }
        Instant due =
                schedule.isActive() ? schedule.due().nextAfter(clock.instant()).orElse(null) : null;
        var values = new HashMap<String, @Nullable Object>();
        values.put("schedule", name);
        values.put("name", schedule.name() == null ? name : schedule.name());
        values.put("direction", schedule.way().name());
        values.put("jobs", schedule.jobs().toArray(String[]::new));
        List<String> groups = schedule.groups();
        values.put("channel_groups", groups == null ? new String[0] : groups.toArray(String[]::new));
        values.put("active", schedule.isActive());
        values.put("cadence", schedule.due().text());
        values.put("next_due_at", due == null ? null : due.atOffset(ZoneOffset.UTC));
        values.put("origin", origin.name());
        values.put("saved_at", now());
        return SAVE.update(client(), values);
    }

    /// The direction of a schedule says which jobs can be on it (spec I05).
    private void requireJobs(String name, ScheduleSeed schedule) {
        require(
                schedule.way() != Direction.HEADQUARTERS,
                "A job that runs at headquarters has its schedule already; tillbridge schedules lists it");
        WRONG_JOBS
                .list(
                        client(),
                        Map.of(
                                "schedule",
                                name,
                                "direction",
                                schedule.way().name(),
                                "jobs",
                                schedule.jobs().toArray(String[]::new),
                                "channel_groups",
                                schedule.groups() == null
                                        ? new String[0]
                                        : schedule.groups().toArray(String[]::new)),
                        (row, number) -> row.getString(1))
                .forEach(problem -> require(false, problem));
    }

    private JdbcClient client() {
        return database.client();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new TillbridgeException(ErrorCode.user("SeedInvalid"), problem);
        }
    }
}
