package org.tillbridge.headquarters.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.schedule.DistributionSchedule;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The history of job runs: a row for every run that did something or was asked for.
public final class JobRuns {

    private static final Sql ADD = Sql.of(JobRuns.class, "add_job_run.sql");
    private static final Sql LATEST_OF = Sql.of(JobRuns.class, "latest_runs_of_schedule.sql");

    private final Database database;
    private final InstantSource clock;

    public JobRuns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Who started a run.
    public enum Trigger {
        CONTINUOUS,
        SCHEDULE,
        RUN_NOW
    }

    /// A finished run.
    ///
    /// @param schedule whose due time it was, null for one of none
    /// @param counts   what it did, by name, for example `created` → 12
    public record JobRun(
            UUID runId,
            String job,
            @Nullable String schedule,
            Trigger trigger,
            Instant startedAt,
            Map<String, Long> counts) {
        public JobRun {
            counts = Map.copyOf(counts);
        }

        JobRun(UUID runId, String job, Trigger trigger, Instant startedAt, Map<String, Long> counts) {
            this(runId, job, null, trigger, startedAt, counts);
        }

        boolean didSomething() {
            return counts.values().stream().anyMatch(count -> count > 0);
        }

        String outcome() {
            return !didSomething()
                    ? "NO_DATA"
                    : counts.getOrDefault("held", 0L) > 0 ? "COMPLETED_WITH_HOLDS" : "COMPLETED";
        }
    }

    /// A run as it is shown.
    ///
    /// @param counts what it did, as a JSON object
    public record Past(
            String job,
            Trigger trigger,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            String counts) {}

    void add(JobRun run) {
        if (run.didSomething() || run.trigger() != Trigger.CONTINUOUS) {
            var values = new HashMap<String, @Nullable Object>();
            values.put("run_id", run.runId());
            values.put("job", run.job());
            values.put("schedule", run.schedule());
            values.put("trigger", run.trigger().name());
            values.put("started_at", run.startedAt().atOffset(ZoneOffset.UTC));
            values.put("finished_at", clock.instant().atOffset(ZoneOffset.UTC));
            values.put("outcome", run.outcome());
            values.put("counts", asJson(run.counts()));
            ADD.update(database.client(), values);
        }
    }

    /// The latest runs of all jobs, newest first.
    public List<Past> latest(int most) {
        return database.client()
                .sql(
                        "select job, trigger, started_at, finished_at, outcome, counts::text from job_run order by started_at desc limit :most")
                .param("most", most)
                .query((row, number) -> run(row))
                .list();
    }

    /// The latest runs of a schedule, and those of its jobs that nobody scheduled; newest first.
    public List<Past> latestOf(DistributionSchedule schedule, int most) {
        return LATEST_OF.list(
                database.client(),
                Map.of("schedule", schedule.schedule(), "jobs", schedule.jobs().toArray(String[]::new), "most", most),
                (row, number) -> run(row));
    }

    private static Past run(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject(4, OffsetDateTime.class);
        return new Past(
                row.getString(1),
                Trigger.valueOf(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString(5),
                row.getString(6));
    }

    private static String asJson(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> "\"%s\":%d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
