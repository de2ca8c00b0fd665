package org.tillbridge.channel.customers;

import java.util.Optional;
import org.tillbridge.kernel.customer.CustomerId;

/// How a till names a customer of another company of the chain: `company/UUID`.
public record PartyNumber(String legalEntity, CustomerId customer) {

    /// Empty when it is none.
    public static Optional<PartyNumber> parse(String text) {
        int end = text.lastIndexOf('/');
        return end < 1
                ? Optional.empty()
                : CustomerId.parse(text.substring(end + 1)).map(id -> new PartyNumber(text.substring(0, end), id));
    }

    @Override
    public String toString() {
        return legalEntity + "/" + customer;
    }
}
