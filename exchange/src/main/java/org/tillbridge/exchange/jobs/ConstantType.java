package org.tillbridge.exchange.jobs;

import java.util.Locale;

/// What a constant may be. It has to be the type of the target's column: both sides compare their
/// rows as text.
public enum ConstantType {
    TEXT,
    INTEGER,
    BIGINT,
    NUMERIC,
    BOOLEAN,
    DATE,
    TIMESTAMPTZ,
    UUID;

    /// As PostgreSQL names it.
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
