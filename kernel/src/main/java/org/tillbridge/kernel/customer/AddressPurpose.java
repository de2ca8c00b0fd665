package org.tillbridge.kernel.customer;

import java.util.Arrays;

/// What an address is for (spec 2.7.3).
public enum AddressPurpose {
    NONE,
    INVOICE,
    DELIVERY,
    ALTERNATE_DELIVERY,
    SWIFT,
    PAYMENT,
    SERVICE,
    HOME,
    OTHER,
    BUSINESS,
    REMIT_TO,
    SHIP_CARRIER_THIRD_PARTY_SHIPPING,
    STATEMENT,
    FIXED_ASSET,
    ONETIME,
    RECRUIT,
    SMS,
    LADING,
    UNLADING,
    CONSIGNMENT_IN;

    static boolean isPurpose(String word) {
        return Arrays.stream(values()).anyMatch(purpose -> purpose.name().equals(word));
    }

    /// Home for a person, business for an organization (spec 2.7.2).
    static AddressPurpose usualFor(CustomerType type) {
        return type == CustomerType.PERSON ? HOME : BUSINESS;
    }
}
