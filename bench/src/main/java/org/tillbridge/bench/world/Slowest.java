package org.tillbridge.bench.world;

import java.util.Collection;

/// The figure that all but a few keep below.
public final class Slowest {

    private Slowest() {}

    /// The smallest value that 99 of a hundred do not exceed.
    public static double ofAHundred(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("Nothing was measured");
        }
        return sorted[(sorted.length * 99 + 99) / 100 - 1];
    }
}
