package org.tillbridge.headquarters.changes;

import java.util.Locale;

/// What can happen to a customer that other software is told.
public enum ChangeKind {
    ACCOUNT_ASSIGNED,
    CUSTOMER_CHANGED,
    CUSTOMER_MERGED,
    MERGE_UNDONE,
    REQUEST_HELD;

    /// As a webhook names it: `account.assigned`.
    public String event() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
