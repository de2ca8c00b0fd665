package org.tillbridge.app.commandline;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// A role that runs until the process is told to stop: then its door closes first and its database
/// last.
final class Running {

    private final AutoCloseable servers;
    private final AutoCloseable started;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Running(AutoCloseable servers, Supplier<? extends AutoCloseable> start) {
        this.servers = servers;
        boolean running = false;
        try {
            this.started = start.get();
            running = true;
        } finally {
            if (!running) {
                close(servers);
            }
        }
    }

    AutoCloseable started() {
        return started;
    }

    /// Waits for Ctrl-C or SIGTERM.
    void awaitStop() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close(started);
            close(servers);
            stopped.countDown();
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Stopping was not clean: " + e);
        }
    }
}
