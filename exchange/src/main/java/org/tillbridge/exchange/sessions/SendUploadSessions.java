package org.tillbridge.exchange.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.SealedPackage;
import org.tillbridge.exchange.transport.Answer;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// Sends sealed sessions, one after the other, until headquarters holds the whole chain (protocol
/// U5, U7).
///
/// The package of a session is built from its rows when it is sent; no transaction is open while it
/// travels.
public final class SendUploadSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SendUploadSessions.class);
    private static final ErrorCode INCOMPLETE = ErrorCode.bug("UploadIncomplete");
    private static final ErrorCode CHAIN_STUCK = ErrorCode.outage("UploadChainStuck");

    private final Database database;
    private final Supplier<Job> job;
    private final Sender sender;
    private final Path spool;
    private final UploadChain chain;
    private final TableCopy copy;

    /// Who sends: named in every manifest.
    public record Sender(String channelId, String legalEntity) {}

    public SendUploadSessions(Database database, Supplier<Job> job, Sender sender, Path spool, InstantSource clock) {
        this.database = database;
        this.job = job;
        this.sender = sender;
        this.spool = spool;
        this.chain = new UploadChain(database, clock);
        this.copy = new TableCopy(database);
    }

    /// Sends what is sealed. Returns how many rows headquarters took. One that headquarters took
    /// is sent again if a poll answered before, and heard only now, says that it did not.
    public long run(HeadquartersLine line) {
        long rows = 0;
        for (Optional<UploadChain.SealedSession> next = chain.nextToSend(); next.isPresent(); ) {
            UploadChain.SealedSession session = next.get();
            Answer answer = send(line, session);
            chain.hear(answer.head(), answer.safe());
            rows += answer.outcome() == Answer.Outcome.APPLIED ? session.rows() : 0;
            next = chain.nextToSend();
            boolean taken = session.sessionId().equals(answer.head());
            if (!taken && next.isPresent() && next.get().equals(session)) {
                throw new TillbridgeException(
                        CHAIN_STUCK,
                        "Headquarters did not take session %s and holds %s; it is sent again"
                                .formatted(session.sessionId(), answer.head()));
            }
        }
        return rows;
    }

    private Answer send(HeadquartersLine line, UploadChain.SealedSession session) {
        Path file = spool.resolve("upload-" + session.sessionId() + ".zip");
        try {
            build(session, file);
            long started = System.nanoTime();
            Answer answer = line.upload(session.sessionId(), file);
            LOG.info(
                    "station=4 step=SendUploadSession store={} session={} rows={} outcome={} ms={}",
                    sender.channelId(),
                    session.sessionId(),
                    session.rows(),
                    answer.outcome(),
                    (System.nanoTime() - started) / 1_000_000);
            return answer;
        } catch (TillbridgeException e) {
            chain.noteFailure(session.sessionId(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            delete(file);
        }
    }

    private void build(UploadChain.SealedSession session, Path file) {
        try (PackageWriter writer = PackageWriter.createToSend(file)) {
            SealedPackage sealed = database.inOneSnapshot(() -> {
                for (Subjob subjob : job.get().subjobs()) {
                    if (session.carries(subjob)) {
                        copy.copyOut(writer, subjob, copy.statements().copyUploadRows(subjob, session.sessionId()));
                    }
                }
                return writer.finish(manifest(session));
            });
            requireWhole(session, CapturedRows.in(sealed.manifest(), job.get()));
        }
    }

    /// A session never travels with fewer rows than were sealed into it.
    private static void requireWhole(UploadChain.SealedSession session, long rows) {
        if (rows != session.rows()) {
            throw new TillbridgeException(
                    INCOMPLETE,
                    "Session %s was sealed with %d rows, the journal has %d of them; it is not sent"
                            .formatted(session.sessionId(), session.rows(), rows));
        }
    }

    private Manifest manifest(UploadChain.SealedSession session) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.UPLOAD,
                job.get().code(),
                session.sessionId(),
                session.predecessor(),
                null,
                null,
                sender.channelId(),
                sender.legalEntity(),
                null,
                session.sealedAt(),
                false,
                List.of(),
                Map.of());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("step=SendUploadSession file={} deleted=false reason=\"{}\"", file.getFileName(), e.toString());
        }
    }
}
