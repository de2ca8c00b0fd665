package org.tillbridge.headquarters.api;

import org.tillbridge.kernel.digest.Sha256;

/// What an operator's call has to carry.
public record OperatorToken(String value) {

    /// By which the other headquarters processes know it.
    public String hash() {
        return Sha256.hexOf(value);
    }

    @Override
    public String toString() {
        return "OperatorToken[…]";
    }
}
