package org.tillbridge.acceptance.world;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.tillbridge.app.demo.HeadquartersProcess;
import org.tillbridge.testkit.FaultyLine;

/// What goes wrong while sales are replayed. The seed decides on which day what goes wrong; how
/// long it lasts is seconds, which are days of the replay.
public final class RandomFaults implements AutoCloseable {

    private static final int LONGEST_OFFLINE = 4_000;
    private static final int LONGEST_CUT = 1_000;
    private static final int MOST_BYTES = 40_000;

    private final Random random;
    private final HeadquartersProcess headquarters;
    private final List<FaultyLine> lines;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final ReentrantLock startingHeadquarters = new ReentrantLock();
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger offline = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    RandomFaults(long seed, HeadquartersProcess headquarters, List<FaultyLine> lines) {
        this.random = new Random(seed);
        this.headquarters = headquarters;
        this.lines = lines;
    }

    /// @param killed how often headquarters was killed
    /// @param offline how often a store was without its line
    /// @param cut how often a line broke in the middle of what it carried, or of an answer: what was
    ///   sent is sent again
    public record Counted(int killed, int offline, int cut) {}

    Counted counted() {
        return new Counted(killed.get(), offline.get(), cut.get());
    }

    /// On one day of four headquarters is killed; some stores lose their lines, some lines break in
    /// the middle of a message.
    void dayBegins() {
        if (random.nextInt(4) == 0) {
            later.schedule(this::kill, random.nextInt(500), TimeUnit.MILLISECONDS);
        }
        for (FaultyLine line : lines) {
            switch (random.nextInt(12)) {
                case 0 -> breakLine(line, offline, LONGEST_OFFLINE, line::cut);
                case 1 -> {
                    int bytes = random.nextInt(MOST_BYTES);
                    breakLine(line, cut, LONGEST_CUT, () -> line.cutAfterBytes(bytes));
                }
                case 2 -> {
                    int bytes = random.nextInt(MOST_BYTES / 100);
                    breakLine(line, cut, LONGEST_CUT, () -> line.cutAnswersAfterBytes(bytes));
                }
                default -> {}
            }
        }
    }

    private void breakLine(FaultyLine line, AtomicInteger count, int longest, Runnable fault) {
        fault.run();
        count.incrementAndGet();
        later.schedule(line::mend, random.nextInt(longest), TimeUnit.MILLISECONDS);
    }

    private void kill() {
        startingHeadquarters.lock();
        try {
            headquarters.kill();
            killed.incrementAndGet();
            headquarters.startAgain();
        } finally {
            startingHeadquarters.unlock();
        }
    }

    /// Until it is there again.
    void awaitHeadquarters() {
        startingHeadquarters.lock();
        startingHeadquarters.unlock();
    }

    @Override
    public void close() {
        later.shutdownNow();
        awaitHeadquarters();
    }
}
