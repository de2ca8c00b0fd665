package org.tillbridge.acceptance.stations;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/// Words for tests: two different things at the same moment, for [AtOnce].
final class Interleaved implements Callable<Boolean> {

    private final AtomicInteger next = new AtomicInteger();
    private final Runnable one;
    private final Runnable other;

    Interleaved(Runnable one, Runnable other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public Boolean call() {
        (next.getAndIncrement() == 0 ? one : other).run();
        return true;
    }
}
