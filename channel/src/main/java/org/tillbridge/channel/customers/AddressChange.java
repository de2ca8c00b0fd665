package org.tillbridge.channel.customers;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.customer.AddressPayload;
import org.tillbridge.kernel.customer.AddressesAsked;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.digest.Sha256;

/// What a till wants of a customer's addresses.
///
/// @param customer whose
/// @param key the caller's name for the operation, when it has one
/// @param seen what the caller saw of the one address it is about; null: whatever it is by now is
///   overwritten
public record AddressChange(
        CustomerReference customer,
        @Nullable IdempotencyKey key,
        AddressesAsked asked,
        @Nullable String seen) {

    private static final int CHARACTERS = 16;

    public AddressChange(CustomerReference customer, @Nullable IdempotencyKey key, AddressesAsked asked) {
        this(customer, key, asked, null);
    }

    /// What somebody sees of an address: another value, another version.
    public static String versionOf(AddressPayload address) {
        return HexFormat.of().formatHex(Sha256.of(address.toJson())).substring(0, CHARACTERS);
    }

    /// Whether the address is neither as the caller saw it nor gone.
    boolean isStale(List<AddressPayload> current) {
        return seen != null
                && asked.addresses().size() == 1
                && current.stream()
                        .filter(address -> Objects.equals(
                                address.addressId(),
                                asked.addresses().getFirst().addressId()))
                        .anyMatch(address -> !versionOf(address).equals(seen));
    }
}
