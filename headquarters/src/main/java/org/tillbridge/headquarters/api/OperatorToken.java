package org.tillbridge.headquarters.api;

import org.tillbridge.headquarters.operators.TokenHash;

/// What an operator's call has to carry.
public record OperatorToken(String value) {

    /// By which the other headquarters processes know it.
    public String hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "OperatorToken[…]";
    }
}
