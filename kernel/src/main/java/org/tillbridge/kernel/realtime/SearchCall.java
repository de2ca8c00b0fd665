package org.tillbridge.kernel.realtime;

import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.search.CustomerSearch;

/// A search among the customers of all stores of the store's legal entity; of the chain's other
/// companies, too, where its profile says so.
///
/// @param region the store's country: how its phone numbers are dialled
/// @param companies null: as its profile says
public record SearchCall(
        CustomerSearch search, String region, @Nullable Companies companies) {

    /// Whose customers are looked at.
    public enum Companies {
        OWN
    }
}
