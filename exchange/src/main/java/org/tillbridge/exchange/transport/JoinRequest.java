package org.tillbridge.exchange.transport;

/// A store's first call: the code a person typed in.
public record JoinRequest(String code) {}
