package org.tillbridge.exchange.sessions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.capture.Extract;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.Release;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.packages.SealedPackage;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Builds the package that leads a group from one release to the newest: every table in one
/// snapshot (D4), everything visible at or above the horizon (D3), towards the newest release that
/// very snapshot sees (D2, D11). The package exists
/// only when its row is committed, after its rows were read (D5). Stores at the same release share
/// it.
public final class BuildDownloadPackage {

    private static final Logger LOG = LoggerFactory.getLogger(BuildDownloadPackage.class);
    private static final Sql ADD_PACKAGE = Sql.of(BuildDownloadPackage.class, "add_package.sql");
    private static final List<Column> ANSWER_COLUMNS = List.of(
            new Column("request_id", "uuid"),
            new Column("answer", "text"),
            new Column("reason", "text"),
            new Column("answered_at", "timestamptz"));

    private final Database database;
    private final Job job;
    private final DownloadPackages packages;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final TableCopy copy;
    /// One build at a time: whoever waits finds the package the other one built.
    private final ReentrantLock building = new ReentrantLock();

    public BuildDownloadPackage(Database database, Job job, Path folder, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.job = job;
        this.packages = new DownloadPackages(database, folder);
        this.clock = clock;
        this.ids = ids;
        this.copy = new TableCopy(database);
    }

    /// The stores a package is for.
    public record Group(String channelGroup, String legalEntity) {}

    /// The package that answers a cursor: empty when the store is at the newest release. A cursor
    /// that headquarters does
    /// not know, or of another cluster, is answered with a full package, never with a guess (D5,
    /// D8, D9).
    public Optional<UUID> run(Group group, @Nullable UUID cursor) {
        Optional<DownloadPackages.Built> from = Optional.ofNullable(cursor)
                .flatMap(packages::find)
                .filter(known -> known.thisCluster()
                        && known.job().equals(job.code())
                        && known.channelGroup().equals(group.channelGroup()));
        building.lock();
        try {
            return database.inOneSnapshot(() -> buildFrom(group, from));
        } finally {
            building.unlock();
        }
    }

    private Optional<UUID> buildFrom(Group group, Optional<DownloadPackages.Built> from) {
        Optional<Release> newest = MakeRelease.newest(database);
        UUID fromRelease = from.map(DownloadPackages.Built::toRelease).orElse(null);
        if (newest.isEmpty() || newest.get().releaseId().equals(fromRelease)) {
            return Optional.empty();
        }
        return packages.findBetween(
                        group.channelGroup(),
                        job.code(),
                        fromRelease,
                        newest.get().releaseId())
                .filter(built -> Files.exists(packages.file(built)))
                .or(() -> Optional.of(build(group, from, newest.get().releaseId())));
    }

    private UUID build(Group group, Optional<DownloadPackages.Built> from, UUID toRelease) {
        long started = System.nanoTime();
        UUID packageId = ids.get();
        Extract extract = from.map(built -> Extract.changedSince(built.toHorizon(), group.legalEntity()))
                .orElseGet(() -> Extract.everything(group.legalEntity()));
        UUID fromRelease = from.map(DownloadPackages.Built::toRelease).orElse(null);
        UUID fromPackage = from.map(DownloadPackages.Built::packageId).orElse(null);
        try (PackageWriter writer = PackageWriter.create(packages.file(packageId))) {
            for (Subjob subjob : job.subjobs()) {
                copy.copyOut(writer, subjob, copy.statements().copyChangedRows(subjob, extract));
                if (!extract.isFull()) {
                    copy.copyOutRemovals(writer, subjob, copy.statements().copyRemovals(subjob, extract));
                }
            }
            SealedPackage sealed = writer.finish(new Manifest(
                    Manifest.FORMAT_VERSION,
                    Purpose.DOWNLOAD,
                    job.code(),
                    packageId,
                    fromPackage,
                    fromRelease,
                    toRelease,
                    "headquarters",
                    group.legalEntity(),
                    group.channelGroup(),
                    clock.instant(),
                    extract.isFull(),
                    List.of(),
                    Map.of()));
            add(sealed, (System.nanoTime() - started) / 1_000_000);
        }
        return packageId;
    }

    private void add(SealedPackage sealed, long tookMs) {
        Manifest manifest = sealed.manifest();
        var values = new HashMap<String, @Nullable Object>();
        values.put("package_id", manifest.id());
        values.put("channel_group", manifest.channelGroup());
        values.put("job", manifest.job());
        values.put("from_release", manifest.fromRelease());
        values.put("to_release", manifest.toRelease());
        values.put("rows", manifest.rows());
        values.put("bytes", sealed.bytes());
        values.put("sha256", HexFormat.of().parseHex(sealed.sha256()));
        values.put("built_at", manifest.createdAt().atOffset(ZoneOffset.UTC));
        values.put("took_ms", tookMs);
        ADD_PACKAGE.update(database.client(), values);
        LOG.info(
                "station=8 step=BuildDownloadPackage job={} group={} package={} full={} rows={} bytes={} ms={}",
                manifest.job(),
                manifest.channelGroup(),
                manifest.id(),
                manifest.full(),
                manifest.rows(),
                sealed.bytes(),
                tookMs);
    }

    /// The file of a package that is for this group. Throws `PackageUnknown` for any other.
    public Path requireFile(Group group, UUID packageId) {
        requireBuilt(group, packageId);
        Path file = packages.file(packageId);
        if (!Files.exists(file)) {
            throw unknown(packageId);
        }
        return file;
    }

    /// Writes the store's own part of a package: the answers to its requests that the package's
    /// snapshot sees.
    ///
    /// @param statement gives request_id, answer, reason, answered_at as `COPY … TO STDOUT`
    public void buildAnswers(Group group, UUID packageId, String statement, Path file) {
        DownloadPackages.Built built = requireBuilt(group, packageId);
        try (PackageWriter writer = PackageWriter.create(file)) {
            writer.table("outbox", Role.ANSWERS, ANSWER_COLUMNS, out -> copy.copyTo(out, statement));
            writer.finish(new Manifest(
                    Manifest.FORMAT_VERSION,
                    Purpose.ANSWERS,
                    job.code(),
                    packageId,
                    null,
                    null,
                    built.toRelease(),
                    "headquarters",
                    group.legalEntity(),
                    null,
                    clock.instant(),
                    built.fromHorizon() == null,
                    List.of(),
                    Map.of()));
        }
    }

    private DownloadPackages.Built requireBuilt(Group group, UUID packageId) {
        return packages.find(packageId)
                .filter(built -> built.channelGroup().equals(group.channelGroup()))
                .orElseThrow(() -> unknown(packageId));
    }

    private static TillbridgeException unknown(UUID packageId) {
        return new TillbridgeException(
                ErrorCode.user("PackageUnknown"),
                "There is no package %s for this store; ask again what is next".formatted(packageId));
    }
}
