package org.tillbridge.headquarters.distribution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wakes the stores after a release: those whose requests were answered at once, all others at most
/// once per spread, so that a busy store does not make a thousand quiet ones fetch each of its
/// customers alone.
public final class WakeStores {

    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final WaitingStores waiting;
    private final AtomicBoolean spreading = new AtomicBoolean();
    private final Executor later = CompletableFuture.delayedExecutor(SPREAD.toMillis(), TimeUnit.MILLISECONDS);

    public WakeStores(WaitingStores waiting) {
        this.waiting = waiting;
    }

    public void run(Set<String> answeredStores) {
        answeredStores.forEach(waiting::wake);
        if (spreading.compareAndSet(false, true)) {
            later.execute(this::wakeOthers);
        }
    }

    private void wakeOthers() {
        spreading.set(false);
        waiting.wakeAll();
    }
}
