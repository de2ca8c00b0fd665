package org.tillbridge.headquarters.api;

/// What an operator's call has to carry.
public record OperatorToken(String value) {

    @Override
    public String toString() {
        return "OperatorToken[…]";
    }
}
