package org.tillbridge.kernel.customer;

import java.util.List;

/// What somebody wants of the addresses of a customer who is there: one without a key is added, one
/// with a key changed or ended.
///
/// @param addresses each at most once
/// @param keys what a key stands for
/// @param check whether the habits of the address's country only warn
public record AddressesAsked(List<AddressPayload> addresses, Keys keys, CountryCheck check) {

    /// What a key in an address stands for.
    public enum Keys {
        /// An address that is there.
        OF_KNOWN_ADDRESSES,
        /// The caller's own key for a new address.
        OF_NEW_ADDRESSES
    }

    public AddressesAsked {
        addresses = List.copyOf(addresses);
    }
}
