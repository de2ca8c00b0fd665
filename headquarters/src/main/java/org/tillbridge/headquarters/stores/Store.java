package org.tillbridge.headquarters.stores;

import org.tillbridge.exchange.capture.ChannelGroup;

/// A store as headquarters knows it.
///
/// @param channelId    the store's database; every call of the store is made in its name
/// @param channelGroup the stores that subscribe to the same data
/// @param kind         a store's database, or a register's own
public record Store(String channelId, String legalEntity, String channelGroup, String name, ChannelGroup.Kind kind) {

    public Store(String channelId, String legalEntity, String channelGroup, String name) {
        this(channelId, legalEntity, channelGroup, name, ChannelGroup.Kind.CHANNEL);
    }

    /// Who is sent the same packages, and whose values the filters take.
    public ChannelGroup group() {
        return new ChannelGroup(channelGroup, legalEntity, kind);
    }
}
