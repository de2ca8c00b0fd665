package org.tillbridge.channel.download;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches a package that takes long: when headquarters does not want it any more, what runs is
/// stopped, within seconds (spec I15).
final class CancelWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CancelWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration STOP_AGAIN = Duration.ofMillis(200);

    private final CountDownLatch over = new CountDownLatch(1);
    /// Mutable: set once, by the watching thread.
    private volatile boolean canceled;

    private CancelWatch() {}

    /// @param wanted whether to go on; may fail, then the package goes on
    /// @param stop   stops what runs now; called again until it has ended
    static CancelWatch over(BooleanSupplier wanted, Runnable stop) {
        var watch = new CancelWatch();
        Thread.ofVirtual().name("cancel-watch").start(() -> watch.look(wanted, stop));
        return watch;
    }

    boolean isCanceled() {
        return canceled;
    }

    private void look(BooleanSupplier wanted, Runnable stop) {
        try {
            while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!stillWanted(wanted)) {
                    canceled = true;
                    do {
                        stop.run();
                    } while (!over.await(STOP_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean stillWanted(BooleanSupplier wanted) {
        try {
            return wanted.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("step=CancelWatch headquarters=away", e);
            return true;
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
