package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rows a package takes: those changed since a release's horizon, or all; and whose.
///
/// @param fromHorizon null: every row
/// @param group whose filters apply
/// @param buckets by target table, the buckets of keys to take; a table that is not named is taken
///   whole
public record Extract(@Nullable Xid8 fromHorizon, ChannelGroup group, Map<String, List<Integer>> buckets) {

    public Extract {
        buckets = Map.copyOf(buckets);
    }

    public Extract(@Nullable Xid8 fromHorizon, ChannelGroup group) {
        this(fromHorizon, group, Map.of());
    }

    /// Everything of these buckets.
    public static Extract ofBuckets(ChannelGroup group, Map<String, List<Integer>> buckets) {
        return new Extract(null, group, buckets);
    }

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
