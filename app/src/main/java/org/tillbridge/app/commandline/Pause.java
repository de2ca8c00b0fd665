package org.tillbridge.app.commandline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// The time between two looks at something far away.
final class Pause {

    private Pause() {}

    /// Waits. Throws `Interrupted` when somebody wants the command to end.
    static void of(Duration duration) {
        var never = new CountDownLatch(1);
        try {
            boolean opened = never.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (opened) {
                throw new TillbridgeException(ErrorCode.bug("PauseEnded"), "Nobody ends a pause");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TillbridgeException(ErrorCode.outage("Interrupted"), "Interrupted", e);
        }
    }
}
