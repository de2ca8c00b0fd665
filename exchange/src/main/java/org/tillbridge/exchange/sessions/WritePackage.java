package org.tillbridge.exchange.sessions;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.capture.ChannelGroup;
import org.tillbridge.exchange.capture.Extract;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.SealedPackage;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Writes a package's file and, in the same transaction whose snapshot read its rows, its row: the
/// package exists only when that is committed (protocol D2, D4, D5).
final class WritePackage {

    private static final Logger LOG = LoggerFactory.getLogger(WritePackage.class);
    private static final Sql ADD_PACKAGE = Sql.of(WritePackage.class, "add_package.sql");

    private final Database database;
    private final DownloadPackages packages;
    private final TableCopy copy;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    WritePackage(
            Database database, DownloadPackages packages, TableCopy copy, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.packages = packages;
        this.copy = copy;
        this.clock = clock;
        this.ids = ids;
    }

    /// What a package is built of: a job, the group, and both as one text, so that a changed filter
    /// or a new column is noticed.
    record Order(Job job, ChannelGroup group, String madeOf) {}

    /// Where a package begins and ends.
    ///
    /// @param from      the package it leads on from, null for a full one
    /// @param channelId the only store it is for, null: any of the group
    record Span(
            DownloadPackages.@Nullable Built from,
            UUID toRelease,
            @Nullable String channelId) {}

    UUID run(Order order, Span span, Extract extract) {
        long started = System.nanoTime();
        UUID packageId = ids.get();
        try (PackageWriter writer = PackageWriter.create(packages.file(packageId))) {
            Set<String> changed = copy.changedTables(order.job(), extract);
            for (Subjob subjob : order.job().subjobs()) {
                boolean empty = !changed.contains(subjob.sourceTable());
                copy.copyOut(writer, subjob, empty ? null : copy.statements().copyChangedRows(subjob, extract));
                if (!extract.isFull()) {
                    copy.copyOutRemovals(
                            writer, subjob, empty ? null : copy.statements().copyRemovals(subjob, extract));
                }
            }
            SealedPackage sealed =
                    writer.finish(manifest(packageId, order, span).withBuckets(extract.buckets()));
            add(sealed, order.madeOf(), span.channelId(), (System.nanoTime() - started) / 1_000_000);
        }
        return packageId;
    }

    private Manifest manifest(UUID packageId, Order order, Span span) {
        DownloadPackages.Built from = span.from();
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.DOWNLOAD,
                order.job().code(),
                packageId,
                from == null ? null : from.packageId(),
                from == null ? null : from.toRelease(),
                span.toRelease(),
                "headquarters",
                order.group().legalEntity(),
                order.group().name(),
                clock.instant(),
                from == null,
                List.of(),
                Map.of());
    }

    private void add(SealedPackage sealed, String madeOf, @Nullable String channelId, long tookMs) {
        Manifest manifest = sealed.manifest();
        var values = new HashMap<String, @Nullable Object>();
        values.put("package_id", manifest.id());
        values.put("channel_group", manifest.channelGroup());
        values.put("channel_id", channelId);
        values.put("job", manifest.job());
        values.put("made_of", madeOf);
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
}
