package org.tillbridge.exchange.seeds;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TravelTriggers;
import org.tillbridge.exchange.jobs.Direction;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Saves the jobs of a seed at headquarters, all of them or none: names are checked against the
/// catalogue, a user's tables are made to travel (spec I01 to I03).
///
/// The same seed again changes nothing; a job that is there already keeps what a person decided
/// about it and gains the tables it lacks.
public final class SaveSeed {

    private static final Sql SAVE_JOB = Sql.of(SaveSeed.class, "save_job.sql");
    private static final Sql SAVE_SUBJOB = Sql.of(SaveSeed.class, "save_subjob.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final SavedJobs jobs;
    private final InstantSource clock;
    private final SaveSchedules schedules;

    public SaveSeed(Database database, SavedJobs jobs, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.schedules = new SaveSchedules(database, clock);
    }

    /// Whose seed it is.
    public enum Origin {
        PREDEFINED,
        SEED
    }

    /// What was new or other than before.
    public record Outcome(int jobs, int tables, int schedules) {}

    /// Throws `SeedInvalid` with file and line for a table, a column or a rule that is not there.
    public Outcome run(SeedFile seed, Origin origin) {
        try {
            return database.inTransaction(() -> save(seed, origin));
        } finally {
            jobs.forget();
        }
    }

    /// What a seed of a user's would change; nothing is saved.
    public Outcome preview(SeedFile seed) {
        try {
            return database.inTransaction(() -> {
                throw new TakenBack(save(seed, Origin.SEED));
            });
        } catch (TakenBack e) {
            return e.outcome;
        }
    }

    /// Ends the transaction of a preview.
    private static final class TakenBack extends RuntimeException {

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super("preview", null, false, false);
            this.outcome = outcome;
        }
    }

    private Outcome save(SeedFile seed, Origin origin) {
        int changedJobs = 0;
        int changedTables = 0;
        for (Map.Entry<String, JobSeed> job : seed.jobs().entrySet()) {
            String pointer = SeedFile.pointer("jobs", job.getKey());
            try {
                changedJobs += saveJob(job.getKey(), job.getValue(), origin);
            } catch (TillbridgeException e) {
                throw seed.refusal(pointer, e);
            }
            int place = 0;
            for (TableSeed table : job.getValue().listed()) {
                try {
                    changedTables += saveTable(new Place(job.getKey(), job.getValue()), table, origin);
                } catch (TillbridgeException e) {
                    throw seed.refusal(pointer + "/tables/" + place, e);
                }
                place++;
            }
        }
        return new Outcome(changedJobs, changedTables, schedules.save(seed, origin));
    }

    private record Place(String job, JobSeed seed) {}

    private int saveJob(String code, JobSeed job, Origin origin) {
        if (job.name() == null) {
            require(exists(code), "There is no job %s; a new job needs a name".formatted(code));
            return 0;
        }
        require(code.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"), "'%s' is no code of a job".formatted(code));
        require(job.isForAll() || !job.listed().isEmpty(), "Job %s has no tables".formatted(code));
        require(
                origin == Origin.PREDEFINED || job.way() == Direction.DOWNLOAD,
                "Tables that go up travel in the sessions of P-0001; add them to that job");
        return SAVE_JOB.update(
                client(),
                Map.of(
                        "job", code,
                        "name", job.name(),
                        "direction", job.way().name(),
                        "carries_all", job.isForAll(),
                        "offline", job.offline().name(),
                        "origin", origin.name(),
                        "saved_at", clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private int saveTable(Place place, TableSeed table, Origin origin) {
        Subjob subjob = table.toSubjob();
        Direction direction = directionOf(place.job());
        if (origin == Origin.SEED) {
            require(
                    subjob.findHead().isEmpty(),
                    "A table of yours has a key of its own and follows no head; leave head out");
            makeTravel(subjob, direction);
            requireFree(place.job(), subjob.name());
        }
        return SAVE_SUBJOB.update(
                client(),
                Map.of(
                        "job", place.job(),
                        "name", subjob.name(),
                        "direction", direction.name(),
                        "definition", JSON.writeValueAsString(table),
                        "origin", origin.name()));
    }

    private void makeTravel(Subjob subjob, Direction direction) {
        var triggers = TravelTriggers.checkedAgainst(database);
        if (direction == Direction.UPLOAD) {
            triggers.requireUploadTarget(subjob);
            return;
        }
        triggers.requireSource(subjob);
        triggers.atSource(subjob).forEach(statement -> client().sql(statement).update());
        triggers.atMembership(subjob)
                .forEach(statement -> client().sql(statement).update());
    }

    /// One target table belongs to one job: two would overwrite each other's rows.
    private void requireFree(String job, String table) {
        client().sql("select s.job from subjob s where s.name = :name and s.job <> :job")
                .param("name", table)
                .param("job", job)
                .query(String.class)
                .list()
                .forEach(other -> require(false, "Table %s is in job %s already".formatted(table, other)));
    }

    private boolean exists(String code) {
        return client().sql("select exists (select from job where job = :job)")
                .param("job", code)
                .query(Boolean.class)
                .single();
    }

    private Direction directionOf(String code) {
        return Direction.valueOf(client().sql("select direction from job where job = :job")
                .param("job", code)
                .query(String.class)
                .single());
    }

    private JdbcClient client() {
        return database.client();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new TillbridgeException(ErrorCode.user("SeedInvalid"), problem);
        }
    }
}
