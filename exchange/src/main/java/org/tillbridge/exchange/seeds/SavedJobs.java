package org.tillbridge.exchange.seeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final Sql MISSING = Sql.of(SavedJobs.class, "missing_columns.sql");
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
    /// @param job   null for one that carries all others
    /// @param unfit why it is not exchanged now, although it is active; null when it is
    public record Saved(
            String code,
            String name,
            Direction direction,
            Activity activity,
            Offline offline,
            String origin,
            @Nullable Job job,
            @Nullable String unfit) {}

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

    /// Active jobs that are not exchanged now, each with why.
    public List<String> unfit() {
        return all().stream()
                .filter(saved -> saved.activity() == Activity.ACTIVE && saved.unfit() != null)
                .map(saved -> "Job %s is not exchanged: %s; bring it back, or take the job out of use"
                        .formatted(saved.code(), saved.unfit()))
                .toList();
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
                .filter(saved ->
                        saved.direction() == direction && saved.activity() == Activity.ACTIVE && saved.unfit() == null)
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
                                        null,
                                        null),
                                Optional.ofNullable(row.getString("definition")).map(SavedJobs::subjob)))
                .forEach(row -> row.subjob()
                        .ifPresentOrElse(
                                byCode.computeIfAbsent(row.job(), job -> new ArrayList<>())::add,
                                () -> byCode.computeIfAbsent(row.job(), job -> new ArrayList<>())));
        return checked(byCode.entrySet().stream()
                .map(entry -> with(entry.getKey(), entry.getValue()))
                .toList());
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
                        new Job(saved.code(), saved.name(), saved.direction(), subjobs, saved.offline()),
                        saved.unfit());
    }

    /// A user may have dropped a table or a column that a seed of his names: that job waits, with
    /// its reason, and holds up no other.
    private List<Saved> checked(List<Saved> jobs) {
        Map<String, String> missing = missing(jobs.stream()
                .filter(SavedJobs::mayBeUnfit)
                .flatMap(saved -> Objects.requireNonNull(saved.job()).subjobs().stream())
                .toList());
        return missing.isEmpty()
                ? jobs
                : jobs.stream().map(saved -> checked(saved, missing)).toList();
    }

    private static boolean mayBeUnfit(Saved saved) {
        return saved.job() != null
                && saved.direction() == Direction.DOWNLOAD
                && saved.origin().equals("SEED");
    }

    private static Saved checked(Saved saved, Map<String, String> missing) {
        Job job = saved.job();
        if (job == null || !mayBeUnfit(saved)) {
            return saved;
        }
        return job.sourceTables().stream()
                .filter(missing::containsKey)
                .findFirst()
                .map(table -> new Saved(
                        saved.code(),
                        saved.name(),
                        saved.direction(),
                        saved.activity(),
                        saved.offline(),
                        saved.origin(),
                        job,
                        missing.get(table)))
                .orElse(saved);
    }

    /// By table, what of it is gone.
    private Map<String, String> missing(List<Subjob> subjobs) {
        if (subjobs.isEmpty()) {
            return Map.of();
        }
        record Named(String table, String column) {}
        List<Named> named = subjobs.stream()
                .flatMap(subjob ->
                        subjob.sourceColumns().stream().map(column -> new Named(subjob.sourceTable(), column)))
                .toList();
        return MISSING
                .list(
                        database.client(),
                        Map.of(
                                "tables", named.stream().map(Named::table).toArray(String[]::new),
                                "columns", named.stream().map(Named::column).toArray(String[]::new)),
                        (row, number) -> Map.entry(
                                row.getString("table_name"),
                                row.getString("column_name") == null
                                        ? "there is no table %s any more".formatted(row.getString("table_name"))
                                        : "table %s has no column %s any more"
                                                .formatted(row.getString("table_name"), row.getString("column_name"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /// A table as the database keeps it.
    public static Subjob subjob(String definition) {
        return JSON.readValue(definition, TableSeed.class).toSubjob();
    }
}
