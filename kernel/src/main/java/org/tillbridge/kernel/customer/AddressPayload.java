package org.tillbridge.kernel.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address in a draft or a payload.
///
/// @param addressId its key for life; null until somebody gives it one
public record AddressPayload(@Nullable UUID addressId, Map<AddressField, String> values, boolean primary) {

    public AddressPayload {
        values = ordered(values);
    }

    private static Map<AddressField, String> ordered(Map<AddressField, String> values) {
        Map<AddressField, String> copy = new EnumMap<>(AddressField.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
