package org.tillbridge.kernel.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer of headquarters' master, for a store that does not have it.
///
/// @param card its columns, JSON, with its addresses, affiliations and loyalty cards
/// @param legalEntity whose she is still, and of the store's own not yet; null: of the store's own
public record FetchedCustomer(
        UUID customerId, String card, @Nullable String legalEntity) {

    public FetchedCustomer(UUID customerId, String card) {
        this(customerId, card, null);
    }
}
