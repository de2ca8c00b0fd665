package org.tillbridge.exchange.transport;

/// Who the store is from now on; its key proves it.
public record JoinAnswer(String channelId, String legalEntity, String name) {}
