package org.tillbridge.exchange.packages;

import java.util.Locale;

/// What the rows of one stream are: rows to take, keys to delete, or answers to requests of one
/// store.
public enum Role {
    ROWS,
    REMOVALS,
    ANSWERS;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
