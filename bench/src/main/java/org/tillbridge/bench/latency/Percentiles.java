package org.tillbridge.bench.latency;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// How long something took, in milliseconds.
public record Percentiles(double p50, double p90, double p99, double max) {

    static Percentiles of(Collection<Journey> journeys, ToDoubleFunction<Journey> millis) {
        return of(journeys.stream().map(millis::applyAsDouble).toList());
    }

    static Percentiles of(Collection<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Percentiles(at(sorted, 50), at(sorted, 90), at(sorted, 99), at(sorted, 100));
    }

    /// The smallest value that so many percent do not exceed.
    private static double at(double[] sorted, int percent) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Nothing was measured: " + Arrays.toString(sorted));
        }
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[Math.max(rank, 1) - 1];
    }
}
