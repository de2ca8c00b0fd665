package org.tillbridge.exchange.capture;

/// When a row of a package replaces the one that is there.
public enum MergeMode {
    /// Only if its `row_version` is higher: a synchronous creation may be ahead of the package.
    DELTA,
    /// Always: a full package or a repair says what the store has.
    FULL
}
