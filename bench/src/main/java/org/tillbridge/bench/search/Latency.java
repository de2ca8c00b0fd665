package org.tillbridge.bench.search;

import java.util.Collection;

/// How long questions took, in milliseconds.
public record Latency(double p50, double p95, double p99) {

    static Latency of(Collection<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Latency(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    /// The smallest value that so many percent do not exceed.
    private static double at(double[] sorted, int percent) {
        return sorted[Math.max((sorted.length * percent + 99) / 100, 1) - 1];
    }
}
