package org.tillbridge.exchange.capture;

/// Which of a subjob's two tables is meant.
public enum Side {
    SOURCE,
    TARGET
}
