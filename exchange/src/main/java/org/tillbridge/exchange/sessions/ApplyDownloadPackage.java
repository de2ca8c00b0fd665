package org.tillbridge.exchange.sessions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.capture.MergeMode;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.TableContent;
import org.tillbridge.exchange.quarantine.Quarantine;
import org.tillbridge.exchange.quarantine.RefusedData;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.PlannerStatistics;
import org.tillbridge.kernel.sql.Sql;

/// Applies a package and the store's own answers in one transaction with the new cursor (protocol
/// D10), only if the cursor still is the one the store asked with (D6). A crash leaves the old
/// state or the new one (spec I17).
public final class ApplyDownloadPackage {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyDownloadPackage.class);
    private static final ErrorCode NOT_THIS_PACKAGE = ErrorCode.data("NotThisPackage");
    private static final int APPLY_LOCK = 0x7149;
    private static final Sql CREATE_ANSWERS = Sql.of(ApplyDownloadPackage.class, "create_incoming_answer.sql");
    private static final Sql TAKE_ANSWERS = Sql.of(ApplyDownloadPackage.class, "take_answers.sql");
    private static final Sql MOVE_CURSOR = Sql.of(ApplyDownloadPackage.class, "move_cursor.sql");
    private static final String COPY_ANSWERS =
            "copy incoming_answer (request_id, answer, reason, answered_at) from stdin";

    private final Database database;
    private final Map<String, AppliedRows> steps;
    private final InstantSource clock;
    private final TableCopy copy;

    /// @param steps per job what is done in the same transaction
    public ApplyDownloadPackage(Database database, Map<String, AppliedRows> steps, InstantSource clock) {
        this.database = database;
        this.steps = Map.copyOf(steps);
        this.clock = clock;
        this.copy = new TableCopy(database);
    }

    /// A package and the store's own part of it, complete on the store's disk.
    ///
    /// @param askedWith the cursor the store asked with, null for its first package of the job
    /// @param answers   null for a job that brings no answers
    public record Arrival(
            String job,
            UUID packageId,
            @Nullable UUID askedWith,
            Path file,
            @Nullable Path answers) {}

    /// What became of a package.
    public sealed interface Outcome {
        record Applied(long rows, long answers) implements Outcome {}

        /// The cursor is another one by now; nothing changed (D6).
        record CursorMoved() implements Outcome {}
    }

    /// Per job the package applied last, which the store asks with.
    public Map<String, UUID> cursors() {
        var cursors = new TreeMap<String, UUID>();
        database.client().sql("select job, package_id from download_cursor").query(row -> {
            cursors.put(row.getString("job"), row.getObject("package_id", UUID.class));
        });
        return cursors;
    }

    public Optional<UUID> cursor(String job) {
        return Optional.ofNullable(cursors().get(job));
    }

    /// The next package of the job is a full one.
    public void forget(String job) {
        database.client()
                .sql("delete from download_cursor where job = :job")
                .param("job", job)
                .update();
    }

    /// Stops the applying of a package that runs now: its transaction is rolled back.
    public void stop(UUID packageId) {
        database.client()
                .sql(
                        "select pg_cancel_backend(pid) from pg_stat_activity where application_name = :name and datname = current_database() and pid <> pg_backend_pid()")
                .param("name", workerName(packageId))
                .query()
                .listOfRows();
    }

    /// What PostgreSQL shows of the connection, for as long as the package is applied.
    private static String workerName(UUID packageId) {
        return "apply " + packageId;
    }

    public Outcome run(Arrival arrival) {
        try (PackageReader rows = PackageReader.open(arrival.file(), PackageLimits.forDownloads())) {
            requireItIs(arrival, rows.manifest(), Purpose.DOWNLOAD);
            if (arrival.answers() == null) {
                return apply(new Opened(arrival, rows, null));
            }
            try (PackageReader answers = PackageReader.open(arrival.answers(), PackageLimits.forDownloads())) {
                requireItIs(arrival, answers.manifest(), Purpose.ANSWERS);
                return apply(new Opened(arrival, rows, answers));
            }
        }
    }

    private record Opened(
            Arrival arrival, PackageReader rows, @Nullable PackageReader answers) {

        Manifest manifest() {
            return rows.manifest();
        }
    }

    /// All rows at once; if the database refuses one of them, again without the ones it refuses.
    private Outcome apply(Opened opened) {
        if (mayLose(opened.rows())) {
            return database.inTransaction(() -> apply(opened, this::takeFitting));
        }
        try {
            return database.inTransaction(() -> apply(opened, this::takeAll));
        } catch (RuntimeException e) {
            RefusedData refused = RefusedData.find(e).orElseThrow(() -> e);
            LOG.warn(
                    "station=9 step=ApplyDownloadPackage job={} package={} sifted=true sqlstate={}",
                    opened.manifest().job(),
                    opened.manifest().id(),
                    refused.sqlState());
            return database.inTransaction(() -> apply(opened, this::takeFitting));
        }
    }

    /// Whether a value could fit a column here and yet lose something in it.
    private boolean mayLose(PackageReader reader) {
        return arriving(reader).stream()
                .anyMatch(subjob -> copy.statements().mayLose(subjob, copy.arriving(reader, subjob)));
    }

    /// A way to take the rows of a package, once the answers are in. Returns how many were taken.
    private interface Taking {
        long take(PackageReader rows, OffsetDateTime appliedAt);
    }

    private Outcome apply(Opened opened, Taking taking) {
        long started = System.nanoTime();
        Arrival arrival = opened.arrival();
        database.client()
                .sql("select set_config('application_name', :name, true), pg_advisory_xact_lock(:lock)")
                .param("name", workerName(arrival.packageId()))
                .param("lock", APPLY_LOCK)
                .query()
                .listOfRows();
        if (!Objects.equals(cursors().get(arrival.job()), arrival.askedWith())) {
            return new Outcome.CursorMoved();
        }
        OffsetDateTime appliedAt = clock.instant().atOffset(ZoneOffset.UTC);
        long answered = opened.answers() == null ? 0 : takeAnswers(opened.answers(), appliedAt);
        long taken = taking.take(opened.rows(), appliedAt);
        new AnalyzeGrownTables(database).run(opened.manifest(), arriving(opened.rows()));
        long tookMs = (System.nanoTime() - started) / 1_000_000;
        moveCursor(opened, appliedAt, tookMs);
        LOG.info(
                "station=9 step=ApplyDownloadPackage job={} package={} full={} rows={} answers={} ms={}",
                arrival.job(),
                arrival.packageId(),
                opened.manifest().full(),
                taken,
                answered,
                tookMs);
        return new Outcome.Applied(taken, answered);
    }

    /// Removals first: a row that came back is in the package too, and comes last. What a full
    /// package lacks leaves like a removed row.
    private long takeAll(PackageReader reader, OffsetDateTime appliedAt) {
        List<Subjob> subjobs = arriving(reader);
        var filled = new HashSet<Subjob>();
        long taken = 0;
        for (Subjob subjob : subjobs) {
            long copied = copy.copyIn(reader, subjob);
            taken += copied;
            if (copied > 0) {
                filled.add(subjob);
            }
        }
        stepOf(reader).ifPresent(step -> step.arrived(database.client()));
        for (Subjob subjob : subjobs) {
            long removals = copy.copyInRemovals(reader, subjob);
            if (reader.manifest().full()) {
                removals += update(copy.statements().sifting().removeAbsent(subjob, buckets(reader, subjob)));
            }
            if (removals > 0) {
                update(copy.statements().merging().removeKeys(subjob));
            }
            if (filled.contains(subjob)) {
                merge(reader, subjob);
            }
        }
        stepOf(reader).ifPresent(step -> step.applied(database.client(), appliedAt));
        var close = new CloseArrivedRows(database.client(), copy.statements());
        close.run(subjobs, appliedAt);
        close.finish(reader.manifest(), appliedAt);
        return taken;
    }

    /// By the catalogue of now: a column may have become wider since.
    private long takeFitting(PackageReader reader, OffsetDateTime appliedAt) {
        List<Subjob> subjobs = arriving(reader);
        var origin =
                new Quarantine.Origin(reader.manifest().job(), reader.manifest().id(), appliedAt, Duration.ZERO);
        var quarantine = Quarantine.ofPackage(database.client(), origin);
        var sift = new SiftRows(database, new TableCopy(database), subjobs, quarantine);
        var close = new CloseArrivedRows(database.client(), copy.statements());
        long fitting = sift.copyIn(reader, SiftRows.Strange.LEFT_ASIDE);
        subjobs.forEach(subjob -> copy.copyInRemovals(reader, subjob));
        sift.keepUnfitRemovals();
        for (Subjob subjob : subjobs) {
            if (reader.manifest().full()) {
                update(copy.statements().sifting().removeAbsentOfSifted(subjob, buckets(reader, subjob)));
            }
            update(copy.statements().merging().removeKeys(subjob));
        }
        sift.take(fitting, () -> {
            subjobs.forEach(subjob -> merge(reader, subjob));
            stepOf(reader).ifPresent(step -> step.applied(database.client(), appliedAt));
            close.run(subjobs, appliedAt);
        });
        close.finish(reader.manifest(), appliedAt);
        return fitting;
    }

    /// What a repair is limited to; null: the whole table.
    private static @Nullable List<Integer> buckets(PackageReader reader, Subjob subjob) {
        return reader.manifest().buckets().get(subjob.targetTable());
    }

    private Optional<AppliedRows> stepOf(PackageReader reader) {
        return Optional.ofNullable(steps.get(reader.manifest().job()));
    }

    /// The tables that arrived and are known here, with the columns both sides know.
    private List<Subjob> arriving(PackageReader reader) {
        return rowsIn(reader)
                .flatMap(content ->
                        copy.statements().arriving(content.table(), content.columns(), content.key()).stream())
                .toList();
    }

    private static Stream<TableContent> rowsIn(PackageReader reader) {
        return reader.manifest().tables().stream().filter(content -> content.role() == Role.ROWS);
    }

    /// What is in the package and not known here: tables, and columns as `table.column`.
    private List<String> ignored(PackageReader reader) {
        return rowsIn(reader)
                .flatMap(content -> copy.statements().unknown(content.table(), content.columns()).stream())
                .toList();
    }

    private void merge(PackageReader reader, Subjob subjob) {
        MergeMode mode = reader.manifest().full() ? MergeMode.FULL : MergeMode.DELTA;
        update(copy.statements().merging().mergeIncoming(subjob, mode));
    }

    private int update(String statement) {
        return database.client().sql(statement).update();
    }

    private long takeAnswers(PackageReader answers, OffsetDateTime heardAt) {
        CREATE_ANSWERS.update(database.client(), Map.of());
        answers.findContent("outbox", Role.ANSWERS)
                .map(content -> copy.copyIn(answers, content, COPY_ANSWERS))
                .ifPresent(copied -> PlannerStatistics.refresh(database.client(), "incoming_answer", copied));
        return TAKE_ANSWERS.update(database.client(), Map.of("heard_at", heardAt));
    }

    private void moveCursor(Opened opened, OffsetDateTime appliedAt, long tookMs) {
        Manifest manifest = opened.manifest();
        var values = new HashMap<String, @Nullable Object>();
        values.put("job", manifest.job());
        values.put("package_id", manifest.id());
        values.put("from_package", opened.arrival().askedWith());
        values.put("full_package", manifest.full());
        values.put("rows", manifest.rows());
        values.put("ignored", ignored(opened.rows()).toArray(String[]::new));
        values.put("applied_at", appliedAt);
        values.put("took_ms", tookMs);
        MOVE_CURSOR.update(database.client(), values);
    }

    private static void requireItIs(Arrival arrival, Manifest manifest, Purpose purpose) {
        if (!manifest.id().equals(arrival.packageId())
                || manifest.purpose() != purpose
                || !manifest.job().equals(arrival.job())) {
            throw new TillbridgeException(
                    NOT_THIS_PACKAGE,
                    "Package %s was asked for, %s arrived; nothing was applied, it is fetched again"
                            .formatted(arrival.packageId(), manifest.id()));
        }
    }
}
