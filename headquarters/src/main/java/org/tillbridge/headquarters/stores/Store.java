package org.tillbridge.headquarters.stores;

import org.tillbridge.exchange.capture.ChannelGroup;

/// A store as headquarters knows it.
///
/// @param channelId    the store's database; every call of the store is made in its name
/// @param channelGroup the stores that subscribe to the same data
public record Store(String channelId, String legalEntity, String channelGroup, String name) {

    /// Who is sent the same packages, and whose values the filters take.
    public ChannelGroup group() {
        return new ChannelGroup(channelGroup, legalEntity);
    }
}
