package org.tillbridge.exchange.transport;

import org.jspecify.annotations.Nullable;

/// A store's first call: the code a person typed in, and the public half of the key the store has
/// made.
public record JoinRequest(@Nullable String code, @Nullable String publicKey) {}
