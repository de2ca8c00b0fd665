package org.tillbridge.channel.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Takes a package that headquarters offers: fetches it, with the store's own answers if its job
/// brings them, and applies both.
public final class TakeOfferedPackage {

    /// The job that brings the answers to the store's requests.
    private static final String ANSWERING = "1010";

    private final ApplyDownloadPackage apply;
    private final HeadquartersLine line;
    private final Path spool;

    public TakeOfferedPackage(ApplyDownloadPackage apply, HeadquartersLine line, Path spool) {
        this.apply = apply;
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

    /// Fetches and applies; no transaction is open while bytes travel.
    public ApplyDownloadPackage.Outcome run(NextAnswer.Offer offer, Map<String, UUID> askedWith) {
        UUID packageId = offer.packageId();
        Path rows = spool.resolve("download-" + packageId + ".zip");
        Path answers = spool.resolve("download-" + packageId + "-own.zip");
        boolean answering = offer.job().equals(ANSWERING);
        try {
            line.fetchPackage(packageId, rows);
            if (answering) {
                line.fetchAnswers(packageId, answers);
            }
            return apply.run(new ApplyDownloadPackage.Arrival(
                    offer.job(), packageId, askedWith.get(offer.job()), rows, answering ? answers : null));
        } finally {
            delete(rows);
            delete(answers);
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
