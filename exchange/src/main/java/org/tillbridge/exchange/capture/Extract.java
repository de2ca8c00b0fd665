package org.tillbridge.exchange.capture;

import org.jspecify.annotations.Nullable;

/// Which rows a package takes: those changed since a release's horizon, or all; and whose.
///
/// @param fromHorizon null: every row
/// @param legalEntity the value for a subjob's legal entity filter
public record Extract(@Nullable Xid8 fromHorizon, String legalEntity) {

    public static Extract everything(String legalEntity) {
        return new Extract(null, legalEntity);
    }

    public static Extract changedSince(Xid8 horizon, String legalEntity) {
        return new Extract(horizon, legalEntity);
    }

    public boolean isFull() {
        return fromHorizon == null;
    }
}
