package org.tillbridge.exchange.jobs;

/// Whether offline databases get a job or a table, too.
public enum Offline {
    INCLUDED,
    EXCLUDED
}
