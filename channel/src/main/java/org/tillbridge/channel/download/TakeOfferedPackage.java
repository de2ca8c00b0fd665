package org.tillbridge.channel.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.packages.PackageReader;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.sessions.SumUpTables;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.exchange.transport.NextRequest.Trouble;
import org.tillbridge.exchange.transport.TableSums;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Takes a package that headquarters offers: fetches it, with the store's own answers if its job
/// brings them, and applies both.
///
/// A package that cannot be taken changes nothing; headquarters hears why and decides when it is
/// tried again.
public final class TakeOfferedPackage {

    private static final Logger LOG = LoggerFactory.getLogger(TakeOfferedPackage.class);

    /// The job that brings the answers to the store's requests.
    private static final String ANSWERING = "1010";

    private final ApplyDownloadPackage apply;
    private final HeadquartersLine line;
    private final Path spool;
    private final SumUpTables sumUp;
    private final Troubles troubles = new Troubles();

    public TakeOfferedPackage(ApplyDownloadPackage apply, SumUpTables sumUp, HeadquartersLine line, Path spool) {
        this.apply = apply;
        this.sumUp = sumUp;
        this.line = line;
        this.spool = spool;
    }

    /// Per job the package applied last.
    public Map<String, UUID> cursors() {
        return apply.cursors();
    }

    /// The job comes anew, in full.
    public void forget(String job) {
        apply.forget(job);
    }

    /// What could not be taken since headquarters last heard.
    List<Trouble> troubles() {
        return troubles.untold();
    }

    /// Headquarters has heard of them.
    void told() {
        troubles.told();
    }

    /// Headquarters does not know how far this store is (protocol D9): it hears what there is, and
    /// sends what differs.
    void compareAll(List<TableSums.Wish> wishes, Map<String, UUID> cursors) {
        for (TableSums.Wish wish : wishes) {
            UUID cursor = cursors.get(wish.job());
            if (cursor != null) {
                LOG.info("station=9 step=Compare job={} cursor={}", wish.job(), cursor);
                run(line.compare(sumUp.run(wish, cursor)), cursors);
            }
        }
    }

    /// Fetches and applies; no transaction is open while bytes travel. Throws what is the line's or
    /// a database's own trouble.
    public void run(NextAnswer.Offer offer, Map<String, UUID> askedWith) {
        UUID packageId = offer.packageId();
        Path rows = spool.resolve("download-" + packageId + ".zip");
        Path answers = spool.resolve("download-" + packageId + "-own.zip");
        boolean answering = offer.job().equals(ANSWERING);
        var arrival = new ApplyDownloadPackage.Arrival(
                offer.job(), packageId, askedWith.get(offer.job()), rows, answering ? answers : null);
        try (var watch = CancelWatch.over(() -> line.isWanted(packageId), () -> stop(packageId))) {
            try {
                bring(offer, arrival);
                apply.run(arrival);
            } catch (RuntimeException e) {
                failed(offer, watch, e);
            }
        } finally {
            delete(rows);
            delete(answers);
        }
    }

    private void stop(UUID packageId) {
        line.abandonFetch();
        apply.stop(packageId);
    }

    private void failed(NextAnswer.Offer offer, CancelWatch watch, RuntimeException failure) {
        if (watch.isCanceled()) {
            LOG.info(
                    "station=9 step=TakeOfferedPackage job={} package={} canceled=true",
                    offer.job(),
                    offer.packageId());
        } else if (Troubles.isOfPackage(failure)) {
            troubles.add(offer, isDownload(failure) ? Trouble.Step.DOWNLOAD : Trouble.Step.APPLY, failure);
        } else {
            throw failure;
        }
    }

    private static boolean isDownload(RuntimeException failure) {
        boolean refused =
                failure instanceof TillbridgeException known && known.code().equals(HeadquartersLine.REFUSED);
        return refused || PackageReader.isUnreadable(failure);
    }

    private void bring(NextAnswer.Offer offer, ApplyDownloadPackage.Arrival arrival) {
        NextAnswer.@Nullable Carried carried = offer.carried();
        if (carried == null) {
            fetch(arrival);
            return;
        }
        write(carried.rows(), arrival.file());
        if (arrival.answers() != null && carried.answers() != null) {
            write(carried.answers(), arrival.answers());
        }
    }

    private static void write(String base64, Path file) {
        try {
            Files.write(file, Base64.getDecoder().decode(base64));
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("SpoolUnusable"), "Cannot write " + file + " into the spool folder", e);
        }
    }

    private void fetch(ApplyDownloadPackage.Arrival arrival) {
        line.fetchPackage(arrival.packageId(), arrival.file());
        @Nullable Path answers = arrival.answers();
        if (answers != null) {
            line.fetchAnswers(arrival.packageId(), answers);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("SpoolUnusable"), "Cannot delete " + file + " from the spool folder", e);
        }
    }
}
