package org.tillbridge.exchange.jobs;

/// Which way the rows of a job go: up from the stores, or down to them.
public enum Direction {
    UPLOAD,
    DOWNLOAD
}
