package org.tillbridge.headquarters.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// The history of job runs: a row for every run that did something or was asked for.
public final class JobRuns {

    private static final Sql ADD = Sql.of(JobRuns.class, "add_job_run.sql");

    private final Database database;
    private final InstantSource clock;

    public JobRuns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Who started a run.
    public enum Trigger {
        CONTINUOUS,
        RUN_NOW
    }

    /// A finished run.
    ///
    /// @param counts what it did, by name, for example `created` → 12
    public record JobRun(UUID runId, String job, Trigger trigger, Instant startedAt, Map<String, Long> counts) {
        public JobRun {
            counts = Map.copyOf(counts);
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

    void add(JobRun run) {
        if (run.didSomething() || run.trigger() == Trigger.RUN_NOW) {
            ADD.update(
                    database.client(),
                    Map.of(
                            "run_id", run.runId(),
                            "job", run.job(),
                            "trigger", run.trigger().name(),
                            "started_at", run.startedAt().atOffset(ZoneOffset.UTC),
                            "finished_at", clock.instant().atOffset(ZoneOffset.UTC),
                            "outcome", run.outcome(),
                            "counts", asJson(run.counts())));
        }
    }

    /// The latest runs of all jobs, newest first.
    public List<Map<String, Object>> latest(int most) {
        Function<OffsetDateTime, String> text = time -> time.toInstant().toString();
        return database.client()
                .sql(
                        "select job, trigger, started_at, finished_at, outcome, counts::text from job_run order by started_at desc limit :most")
                .param("most", most)
                .query((row, number) -> Map.<String, Object>of(
                        "job", row.getString(1),
                        "trigger", row.getString(2),
                        "startedAt", text.apply(row.getObject(3, OffsetDateTime.class)),
                        "finishedAt", text.apply(row.getObject(4, OffsetDateTime.class)),
                        "outcome", row.getString(5),
                        "counts", row.getString(6)))
                .list();
    }

    private static String asJson(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> "\"%s\":%d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
