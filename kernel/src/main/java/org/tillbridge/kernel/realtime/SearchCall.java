package org.tillbridge.kernel.realtime;

import org.tillbridge.kernel.search.CustomerSearch;

/// A search among the customers of all stores of the store's legal entity.
///
/// @param region the store's country: how its phone numbers are dialled
public record SearchCall(CustomerSearch search, String region) {}
