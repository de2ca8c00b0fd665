package org.tillbridge.kernel.customer;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A person who is a customer of several companies of a chain: of each by a key of its own.
public final class SamePerson {

    private SamePerson() {}

    /// The key of a customer of `other` who becomes one of `legalEntity`: the same person comes to the
    /// same key, whichever store asks, and however often.
    public static CustomerId keyIn(String legalEntity, String other, CustomerId customer) {
        byte[] name = "tillbridge person %s %s %s"
                .formatted(legalEntity, other, customer)
                .getBytes(StandardCharsets.UTF_8);
        return new CustomerId(UUID.nameUUIDFromBytes(name));
    }
}
