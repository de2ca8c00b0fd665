package org.tillbridge.exchange.transport;

import org.jspecify.annotations.Nullable;

/// The public half of the key a store goes on with; the call is signed with the one it has.
public record NewKey(@Nullable String publicKey) {

    /// Headquarters has it, and takes calls that either signs.
    public record Known(String keyId) {}
}
