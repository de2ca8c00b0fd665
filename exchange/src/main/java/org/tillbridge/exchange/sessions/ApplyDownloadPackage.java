package org.tillbridge.exchange.sessions;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.capture.MergeMode;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageLimits;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.quarantine.Quarantine;
import org.tillbridge.exchange.quarantine.RefusedData;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
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
    private final Job job;
    private final AppliedRows afterwards;
    private final InstantSource clock;
    private final TableCopy copy;

    public ApplyDownloadPackage(Database database, Job job, AppliedRows afterwards, InstantSource clock) {
        this.database = database;
        this.job = job;
        this.afterwards = afterwards;
        this.clock = clock;
        this.copy = new TableCopy(database);
    }

    /// A package and the store's own part of it, complete on the store's disk.
    ///
    /// @param askedWith the cursor the store asked with, null for its first package
    public record Arrival(UUID packageId, @Nullable UUID askedWith, Path file, Path answers) {}

    /// What became of a package.
    public sealed interface Outcome {
        record Applied(long rows, long answers) implements Outcome {}

        /// The cursor is another one by now; nothing changed (D6).
        record CursorMoved() implements Outcome {}
    }

    /// The package applied last, the cursor the store asks with.
    public Optional<UUID> cursor() {
        return database.client()
                .sql("select package_id from download_cursor where job = :job")
                .param("job", job.code())
                .query(UUID.class)
                .optional();
    }

    public Outcome run(Arrival arrival) {
        try (PackageReader rows = PackageReader.open(arrival.file(), PackageLimits.forDownloads());
                PackageReader answers = PackageReader.open(arrival.answers(), PackageLimits.forDownloads())) {
            requireItIs(arrival, rows.manifest(), Purpose.DOWNLOAD);
            requireItIs(arrival, answers.manifest(), Purpose.ANSWERS);
            return apply(arrival, rows, answers);
        }
    }

    /// All rows at once; if the database refuses one of them, again without the ones it refuses.
    private Outcome apply(Arrival arrival, PackageReader rows, PackageReader answers) {
        try {
            return database.inTransaction(() -> apply(arrival, rows, answers, this::takeAll));
        } catch (RuntimeException e) {
            String reason = RefusedData.reasonOf(e).orElseThrow(() -> e);
            LOG.warn(
                    "station=9 step=ApplyDownloadPackage job={} package={} sifted=true reason=\"{}\"",
                    job.code(),
                    arrival.packageId(),
                    reason);
            return database.inTransaction(() -> apply(arrival, rows, answers, this::takeFitting));
        }
    }

    /// A way to take the rows of a package, once the answers are in. Returns how many were taken.
    private interface Taking {
        long take(PackageReader rows, OffsetDateTime appliedAt);
    }

    private Outcome apply(Arrival arrival, PackageReader rows, PackageReader answers, Taking taking) {
        long started = System.nanoTime();
        database.client()
                .sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", APPLY_LOCK)
                .query()
                .listOfRows();
        if (!Objects.equals(cursor().orElse(null), arrival.askedWith())) {
            return new Outcome.CursorMoved();
        }
        OffsetDateTime appliedAt = clock.instant().atOffset(ZoneOffset.UTC);
        long answered = takeAnswers(answers, appliedAt);
        long taken = taking.take(rows, appliedAt);
        long tookMs = (System.nanoTime() - started) / 1_000_000;
        moveCursor(arrival, rows.manifest(), appliedAt, tookMs);
        LOG.info(
                "station=9 step=ApplyDownloadPackage job={} package={} full={} rows={} answers={} ms={}",
                job.code(),
                arrival.packageId(),
                rows.manifest().full(),
                taken,
                answered,
                tookMs);
        return new Outcome.Applied(taken, answered);
    }

    /// Removals first: a row that came back is in the package too, and comes last. What a full
    /// package lacks leaves like a removed row.
    private long takeAll(PackageReader reader, OffsetDateTime appliedAt) {
        List<Subjob> subjobs = arrivedColumns(reader);
        long taken = subjobs.stream()
                .mapToLong(subjob -> copy.copyIn(reader, subjob))
                .sum();
        afterwards.arrived(database.client());
        for (Subjob subjob : subjobs) {
            long removals = copy.copyInRemovals(reader, subjob);
            if (reader.manifest().full()) {
                removals += update(copy.statements().sifting().removeAbsent(subjob));
            }
            if (removals > 0) {
                update(copy.statements().removeKeys(subjob));
            }
            merge(reader, subjob);
        }
        afterwards.applied(database.client(), appliedAt);
        return taken;
    }

    private long takeFitting(PackageReader reader, OffsetDateTime appliedAt) {
        List<Subjob> subjobs = arrivedColumns(reader);
        UUID packageId = reader.manifest().id();
        var quarantine = Quarantine.ofPackage(database.client(), packageId, appliedAt);
        var sift = new SiftRows(database, copy, subjobs, quarantine);
        long fitting = sift.copyIn(reader);
        subjobs.forEach(subjob -> copy.copyInRemovals(reader, subjob));
        sift.keepUnfitRemovals();
        for (Subjob subjob : subjobs) {
            if (reader.manifest().full()) {
                update(copy.statements().sifting().removeAbsentOfSifted(subjob));
            }
            update(copy.statements().removeKeys(subjob));
        }
        sift.take(fitting, () -> {
            subjobs.forEach(subjob -> merge(reader, subjob));
            afterwards.applied(database.client(), appliedAt);
        });
        return fitting;
    }

    /// The subjobs with the columns that arrived: what is missing keeps the target's default.
    private List<Subjob> arrivedColumns(PackageReader reader) {
        return job.subjobs().stream()
                .map(whole -> reader.findContent(whole.targetTable(), Role.ROWS)
                        .map(content -> whole.withOnly(
                                content.columns().stream().map(Column::name).toList()))
                        .orElse(whole))
                .toList();
    }

    private void merge(PackageReader reader, Subjob subjob) {
        MergeMode mode = reader.manifest().full() ? MergeMode.FULL : MergeMode.DELTA;
        update(copy.statements().mergeIncoming(subjob, mode));
    }

    private int update(String statement) {
        return database.client().sql(statement).update();
    }

    private long takeAnswers(PackageReader answers, OffsetDateTime heardAt) {
        CREATE_ANSWERS.update(database.client(), Map.of());
        answers.findContent("outbox", Role.ANSWERS).ifPresent(content -> copy.copyIn(answers, content, COPY_ANSWERS));
        return TAKE_ANSWERS.update(database.client(), Map.of("heard_at", heardAt));
    }

    private void moveCursor(Arrival arrival, Manifest manifest, OffsetDateTime appliedAt, long tookMs) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("job", job.code());
        values.put("package_id", arrival.packageId());
        values.put("from_package", arrival.askedWith());
        values.put("full_package", manifest.full());
        values.put("rows", manifest.rows());
        values.put("applied_at", appliedAt);
        values.put("took_ms", tookMs);
        MOVE_CURSOR.update(database.client(), values);
    }

    private void requireItIs(Arrival arrival, Manifest manifest, Purpose purpose) {
        if (!manifest.id().equals(arrival.packageId())
                || manifest.purpose() != purpose
                || !manifest.job().equals(job.code())) {
            throw new TillbridgeException(
                    NOT_THIS_PACKAGE,
                    "Package %s was asked for, %s arrived; nothing was applied, it is fetched again"
                            .formatted(arrival.packageId(), manifest.id()));
        }
    }
}
