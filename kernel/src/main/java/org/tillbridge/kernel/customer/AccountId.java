package org.tillbridge.kernel.customer;

/// The number headquarters gives a customer, once: an attribute, never a key.
public record AccountId(String value) {

    public static final int MAXIMUM_LENGTH = 60;

    public AccountId {
        if (!isAccountId(value)) {
            throw new IllegalArgumentException("Not an account ID");
        }
    }

    /// Whether this text can be an account ID at all: not blank, not too long, nothing a database
    /// cannot hold.
    static boolean isAccountId(String text) {
        return !text.isBlank() && text.length() <= MAXIMUM_LENGTH && TextRules.isStorable(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
