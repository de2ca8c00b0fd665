package org.tillbridge.exchange.seeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.jobs.Direction;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Offline;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.schedule.DistributionSchedules;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// The jobs of an installation, as headquarters has saved them.
///
/// Read anew after [#forget] and when they are older than a few seconds: another process may have
/// saved a seed.
public final class SavedJobs {

    private static final Sql READ = Sql.of(SavedJobs.class, "read_jobs.sql");
    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final DistributionSchedules schedules;
    /// Mutable: what was read last, by any thread.
    private volatile @Nullable Reading latest;

    public SavedJobs(Database database) {
        this.database = database;
        this.schedules = new DistributionSchedules(database);
    }

    /// When these jobs run.
    public DistributionSchedules schedules() {
        return schedules;
    }

    /// A job as saved.
    ///
    /// @param job null for one that carries all others
    public record Saved(
            String code,
            String name,
            Direction direction,
            Activity activity,
            Offline offline,
            String origin,
            @Nullable Job job) {}

    /// Whether a job is offered to the stores.
    public enum Activity {
        ACTIVE,
        INACTIVE
    }

    private record Reading(List<Saved> jobs, long at) {}

    private record Row(Saved job, Optional<Subjob> subjob) {}

    /// All jobs, in the order of their codes.
    public List<Saved> all() {
        Reading reading = latest;
        if (reading == null || System.nanoTime() - reading.at() > FRESH_NANOS) {
            reading = new Reading(read(), System.nanoTime());
            latest = reading;
        }
        return reading.jobs();
    }

    /// The jobs that bring tables to the stores and are active.
    public List<Job> downloads() {
        return active(Direction.DOWNLOAD).toList();
    }

    /// The active download jobs of these codes; a job that carries all stands for every one.
    public List<Job> downloads(Collection<String> codes) {
        boolean everything = all().stream().anyMatch(saved -> saved.job() == null && codes.contains(saved.code()));
        return downloads().stream()
                .filter(job -> everything || codes.contains(job.code()))
                .toList();
    }

    /// The job of all uploads: its sealed sessions carry every table that goes up.
    public Job uploads() {
        return active(Direction.UPLOAD).findFirst().orElseThrow();
    }

    public Optional<Saved> find(String code) {
        return all().stream().filter(saved -> saved.code().equals(code)).findFirst();
    }

    /// The tables a change of which makes a release, in the order of their names.
    public List<String> travellingTables() {
        return active(Direction.DOWNLOAD)
                .flatMap(job -> job.sourceTables().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// Every table that travels down.
    public List<Subjob> downloadedTables() {
        return downloads().stream().flatMap(job -> job.subjobs().stream()).toList();
    }

    /// Reads anew at the next question.
    public void forget() {
        latest = null;
        schedules.forget();
    }

    private Stream<Job> active(Direction direction) {
        return all().stream()
                .filter(saved -> saved.direction() == direction && saved.activity() == Activity.ACTIVE)
                .flatMap(saved -> Optional.ofNullable(saved.job()).stream());
    }

    private List<Saved> read() {
        var byCode = new LinkedHashMap<Saved, List<Subjob>>();
        READ.list(
                        database.client(),
                        Map.of(),
                        (row, number) -> new Row(
                                new Saved(
                                        row.getString("job"),
                                        row.getString("name"),
                                        Direction.valueOf(row.getString("direction")),
                                        row.getBoolean("active") ? Activity.ACTIVE : Activity.INACTIVE,
                                        Offline.valueOf(row.getString("offline")),
                                        row.getString("origin"),
                                        null),
                                Optional.ofNullable(row.getString("definition")).map(SavedJobs::subjob)))
                .forEach(row -> row.subjob()
                        .ifPresentOrElse(
                                byCode.computeIfAbsent(row.job(), job -> new ArrayList<>())::add,
                                () -> byCode.computeIfAbsent(row.job(), job -> new ArrayList<>())));
        return byCode.entrySet().stream()
                .map(entry -> with(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Saved with(Saved saved, List<Subjob> subjobs) {
        return subjobs.isEmpty()
                ? saved
                : new Saved(
                        saved.code(),
                        saved.name(),
                        saved.direction(),
                        saved.activity(),
                        saved.offline(),
                        saved.origin(),
                        new Job(saved.code(), saved.name(), saved.direction(), subjobs, saved.offline()));
    }

    /// A table as the database keeps it.
    public static Subjob subjob(String definition) {
        return JSON.readValue(definition, TableSeed.class).toSubjob();
    }
}
