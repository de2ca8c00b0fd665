package org.tillbridge.channel.customers;

import java.util.Optional;

/// A caller's own name for an operation: the same name again is the same operation.
public record IdempotencyKey(String value) {

    public static final int MAXIMUM_LENGTH = 255;

    public IdempotencyKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("An idempotency key is 1 to 255 characters of printable ASCII");
        }
    }

    public static Optional<IdempotencyKey> parse(String text) {
        return isKey(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean isKey(String text) {
        return !text.isBlank()
                && text.length() <= MAXIMUM_LENGTH
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
