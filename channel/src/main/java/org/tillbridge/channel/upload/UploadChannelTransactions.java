package org.tillbridge.channel.upload;

import java.util.concurrent.locks.ReentrantLock;
import org.tillbridge.exchange.capture.SealUploadSession;
import org.tillbridge.exchange.sessions.PurgeSentRows;
import org.tillbridge.exchange.sessions.SendUploadSessions;
import org.tillbridge.exchange.transport.HeadquartersLine;

/// The job P-0001 of one store: seal and send until nothing is left. Two at once take turns (spec
/// E08).
public final class UploadChannelTransactions {

    private final SealUploadSession sealing;
    private final SendUploadSessions sending;
    private final PurgeSentRows purge;
    private final HeadquartersLine line;
    private final ReentrantLock running = new ReentrantLock();

    public UploadChannelTransactions(
            SealUploadSession sealing, SendUploadSessions sending, PurgeSentRows purge, HeadquartersLine line) {
        this.sealing = sealing;
        this.sending = sending;
        this.purge = purge;
        this.line = line;
    }

    /// What a run did.
    ///
    /// @param sessions sealed in this run
    /// @param rows     taken by headquarters in this run; 0 is what the original calls NoData (spec
    ///   E03)
    public record Outcome(long sessions, long rows) {}

    /// Sends what was sealed before, then seals and sends what has been captured since, and takes
    /// out of the outbox what is safe.
    /// Throws `HeadquartersAway` while the line is broken; what was sealed stays sealed and is sent
    /// by the next run.
    public Outcome run() {
        running.lock();
        try {
            long rows = sending.run(line);
            long sessions = 0;
            while (sealing.run().isPresent()) {
                sessions++;
                rows += sending.run(line);
            }
            purge.run();
            return new Outcome(sessions, rows);
        } finally {
            running.unlock();
        }
    }
}
