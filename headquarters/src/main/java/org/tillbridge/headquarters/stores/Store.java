package org.tillbridge.headquarters.stores;

/// A store as headquarters knows it.
///
/// @param channelId    the store's database; every call of the store is made in its name
/// @param channelGroup the stores that subscribe to the same data
public record Store(String channelId, String legalEntity, String channelGroup, String name) {}
