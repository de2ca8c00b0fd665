package org.tillbridge.exchange.schedule;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.error.ErrorKind;
import org.tillbridge.kernel.error.TillbridgeException;

/// Runs a step whenever it is woken, and at least once per sweep: a wake-up is a hint, the table is
/// the truth.
///
/// A failing step is tried again after a back-off with full jitter (at most `longestBackOff`), or
/// at once when it is woken; its failures are logged when they begin, change or end, not each time.
public final class ContinuousJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousJob.class);

    private final String name;
    private final Runnable step;
    private final Duration sweep;
    private final BackOff backOff;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    /// Mutable: written by the job's own thread, read by it and by close().
    private volatile boolean closed;

    public ContinuousJob(String name, Duration sweep, Duration longestBackOff, Runnable step) {
        this.name = name;
        this.step = step;
        this.sweep = sweep;
        this.backOff = new BackOff(longestBackOff, new SplittableRandom());
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    public ContinuousJob start() {
        thread.start();
        return this;
    }

    /// Asks for a run soon; many calls before it starts count as one.
    public void wake() {
        wakeUps.release();
    }

    private void loop() {
        int failures = 0;
        String lastFailure = "";
        while (!closed) {
            try {
                step.run();
                if (failures > 0) {
                    LOG.info("job={} recovered=true failures={}", name, failures);
                }
                failures = 0;
                lastFailure = "";
                await(sweep);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                failures++;
                lastFailure = logOnce(e, lastFailure);
                backOff(failures, e);
            }
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        if (wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    /// A wake-up ends a pause, unless somebody asked for it.
    private void backOff(int failures, RuntimeException failure) {
        Duration pause = backOff.pause(failures, failure);
        try {
            if (BackOff.said(failure).isEmpty()) {
                await(pause);
            } else {
                awaitAllOf(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAllOf(Duration pause) throws InterruptedException {
        long over = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !closed; left = over - System.nanoTime()) {
            await(Duration.ofNanos(Math.max(left, 1_000_000)));
        }
    }

    private String logOnce(RuntimeException failure, String lastFailure) {
        if (failure instanceof TillbridgeException known && known.kind() != ErrorKind.BUG) {
            String code = known.code().name();
            if (!code.equals(lastFailure)) {
                LOG.warn("job={} failed=\"{}\" retries=true", name, known.getMessage());
            }
            return code;
        }
        String bug = failure.toString();
        if (!bug.equals(lastFailure)) {
            LOG.error("job={} failed=true retries=true", name, failure);
        }
        return bug;
    }

    /// Asks the job to stop after the step that is running; what that step fails with from now on
    /// is no failure.
    public void askToStop() {
        closed = true;
        wake();
    }

    /// Stops after the step that is running; a step that takes longer than 10 s is interrupted.
    @Override
    public void close() {
        askToStop();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
