package org.tillbridge.kernel.customer;

/// One request about one address, as the journal holds it: its kind, and the address's key with the
/// fields it sets or empties.
public record AddressRequest(RequestKind kind, AddressPayload address) {

    public AddressRequest {
        if (address.addressId() == null) {
            throw new IllegalArgumentException("A request about an address names it");
        }
    }
}
