package org.tillbridge.exchange.capture;

import org.jspecify.annotations.Nullable;

/// Which rows a package takes: those changed since a release's horizon, or all; and whose.
///
/// @param fromHorizon null: every row
/// @param group whose filters apply
public record Extract(@Nullable Xid8 fromHorizon, ChannelGroup group) {

    public static Extract everything(ChannelGroup group) {
        return new Extract(null, group);
    }

    public static Extract changedSince(Xid8 horizon, ChannelGroup group) {
        return new Extract(horizon, group);
    }

    public boolean isFull() {
        return fromHorizon == null;
    }
}
