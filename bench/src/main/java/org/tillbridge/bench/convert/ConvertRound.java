package org.tillbridge.bench.convert;

import java.util.Locale;
import org.tillbridge.bench.world.Convert;

/// One round: Tillbridge, the baseline with journal and search, bare COPY. Times in nanoseconds.
public record ConvertRound(int number, int customers, Convert.Times times, long baseline, long bareCopy) {

    /// Tillbridge's rate as a part of the baseline's.
    public double ofBaseline() {
        return (double) baseline / times.total();
    }

    public double ofBareCopy() {
        return (double) bareCopy / times.total();
    }

    public double customersPerSecond() {
        return customers / seconds(times.total());
    }

    public static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /// One line for a person who waits.
    String line() {
        return String.format(
                Locale.ROOT,
                "round %d%s: tillbridge %.2f s, baseline %.2f s (%.2f), bare COPY %.2f s (%.2f)",
                number,
                number == 0 ? " (warm-up)" : "",
                seconds(times.total()),
                seconds(baseline),
                ofBaseline(),
                seconds(bareCopy),
                ofBareCopy());
    }
}
