package org.tillbridge.app.commandline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C or SIGTERM as a wish: the command ends what it began, and the process waits for it, not
/// for ever.
final class StopSignal {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    /// Mutable: set once, by the signal.
    private volatile boolean asked;

    private StopSignal() {}

    static StopSignal listen() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::ask));
        return signal;
    }

    private void ask() {
        asked = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Stopped before everything was closed; the next start puts it right.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked;
    }

    /// The command has ended what it began.
    void done() {
        done.countDown();
    }
}
