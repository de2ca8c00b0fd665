package org.tillbridge.bench.convert;

import org.tillbridge.bench.world.Convert;

/// One round: as many requests, once of all kinds, once to create customers only.
public record MixedRound(int number, int requests, Convert.Times mixed, Convert.Times creates) {

    /// The rate of the mixture as a part of the creates'.
    public double ofCreates() {
        return (double) creates.total() / mixed.total();
    }
}
