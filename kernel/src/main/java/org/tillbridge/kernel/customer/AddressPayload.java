package org.tillbridge.kernel.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address in a draft or a payload.
///
/// @param addressId its key for life; null until somebody gives it one
/// @param values the fields set
/// @param cleared the fields emptied by a change
/// @param primary whether it is the customer's first one; null where that is not said
/// @param deactivate whether it is to end
public record AddressPayload(
        @Nullable UUID addressId,
        Map<AddressField, String> values,
        Set<AddressField> cleared,
        @Nullable Boolean primary,
        boolean deactivate) {

    public AddressPayload {
        values = ordered(values);
        cleared = cleared.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(cleared));
    }

    /// An address that is there.
    public AddressPayload(@Nullable UUID addressId, Map<AddressField, String> values, boolean primary) {
        this(addressId, values, Set.of(), primary, false);
    }

    public boolean isPrimary() {
        return Boolean.TRUE.equals(primary);
    }

    /// `{"address_id": "…", "street": "…", "county": null, "is_primary": true}`
    public String toJson() {
        return PayloadJson.write(this);
    }

    /// What a request about an address says of it.
    public static AddressPayload fromJson(String json) {
        return PayloadJson.readAddress(json);
    }

    boolean changesNothing() {
        return values.isEmpty() && cleared.isEmpty() && primary == null;
    }

    private static Map<AddressField, String> ordered(Map<AddressField, String> values) {
        Map<AddressField, String> copy = new EnumMap<>(AddressField.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
