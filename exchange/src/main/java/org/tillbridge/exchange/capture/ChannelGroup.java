package org.tillbridge.exchange.capture;

/// The channel databases that are sent the same packages: the name of their group and their legal
/// entity, which are the values of a subjob's filters.
public record ChannelGroup(String name, String legalEntity) {}
