package org.tillbridge.kernel.search;

import java.util.Optional;
import org.tillbridge.kernel.customer.CustomerReference;
import org.tillbridge.kernel.customer.LoyaltyCardNumber;

/// What names one customer, whole.
sealed interface SearchKey {

    record Referred(CustomerReference reference) implements SearchKey {}

    record Card(LoyaltyCardNumber number) implements SearchKey {}

    static Optional<SearchKey> reference(String text) {
        return CustomerReference.parse(text).map(Referred::new);
    }

    static Optional<SearchKey> card(String text) {
        return LoyaltyCardNumber.parse(text).map(Card::new);
    }
}
