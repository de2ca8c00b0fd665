package org.tillbridge.headquarters.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.sessions.BuildDownloadPackage;
import org.tillbridge.exchange.transport.NextAnswer;
import org.tillbridge.headquarters.stores.Store;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The files a store is sent: the package its group shares, and its own part, the answers to its
/// requests. Small ones travel in the answer of the poll.
public final class SendPackages {

    /// Above this, a package is fetched by a call of its own, in bytes.
    private static final long SMALL = 64 << 10;

    private final BuildDownloadPackage packages;
    private final TableStatements statements;
    private final Path folder;
    private final Set<String> answering;

    /// @param folder    for files that are sent and deleted
    /// @param answering the jobs that bring answers
    public SendPackages(BuildDownloadPackage packages, TableStatements statements, Path folder, Set<String> answering) {
        this.packages = packages;
        this.statements = statements;
        this.folder = folder;
        this.answering = Set.copyOf(answering);
    }

    /// Where the package lies, or would lie here had another headquarters process not built it.
    /// Throws `PackageUnknown` for a package of another group.
    public Path place(Store store, UUID packageId) {
        return packages.place(store.group(), packageId);
    }

    /// Throws `PackageUnknown` for a package of another group.
    public Path shared(Store store, UUID packageId) {
        return packages.requireFile(store.group(), packageId);
    }

    /// Builds the store's own part of a package; whoever sends it deletes the file.
    public Path own(Store store, UUID packageId) {
        Path file = folder.resolve("own-" + packageId + "-" + UUID.randomUUID() + ".zip");
        String statement = statements.copyAnswers("request_state", store.channelId(), packageId);
        packages.buildAnswers(store.group(), packageId, statement, file);
        return file;
    }

    /// The offer with its bytes, if they are few.
    NextAnswer.Offer carried(Store store, NextAnswer.Offer offer) {
        Optional<String> rows = small(packages.file(offer.packageId()));
        if (rows.isEmpty()) {
            return offer;
        }
        if (!answering.contains(offer.job())) {
            return offer.with(new NextAnswer.Carried(rows.get(), null));
        }
        @Nullable Path own = null;
        try {
            own = own(store, offer.packageId());
            return small(own)
                    .map(answers -> offer.with(new NextAnswer.Carried(rows.get(), answers)))
                    .orElse(offer);
        } finally {
            delete(own);
        }
    }

    private static Optional<String> small(Path file) {
        try {
            return Files.size(file) > SMALL
                    ? Optional.empty()
                    : Optional.of(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("SpoolUnusable"), "Cannot delete " + file + " from the spool folder", e);
        }
    }
}
