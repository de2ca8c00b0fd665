package org.tillbridge.channel.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.tillbridge.exchange.sessions.ApplyDownloadPackage;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The job 1010 of one store: fetches an offered package with the store's own answers, and applies
/// both.
public final class DownloadCustomers {

    private final ApplyDownloadPackage apply;
    private final HeadquartersLine line;
    private final Path spool;

    public DownloadCustomers(ApplyDownloadPackage apply, HeadquartersLine line, Path spool) {
        this.apply = apply;
        this.line = line;
        this.spool = spool;
    }

    /// The package applied last.
    public Optional<UUID> cursor() {
        return apply.cursor();
    }

    /// Fetches and applies; no transaction is open while bytes travel.
    public ApplyDownloadPackage.Outcome run(UUID packageId, Optional<UUID> askedWith) {
        Path rows = spool.resolve("download-" + packageId + ".zip");
        Path answers = spool.resolve("download-" + packageId + "-own.zip");
        try {
            line.fetchPackage(packageId, rows);
            line.fetchAnswers(packageId, answers);
            return apply.run(new ApplyDownloadPackage.Arrival(packageId, askedWith.orElse(null), rows, answers));
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
