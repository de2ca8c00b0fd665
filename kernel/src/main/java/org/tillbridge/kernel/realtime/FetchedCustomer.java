package org.tillbridge.kernel.realtime;

import java.util.UUID;

/// A customer of headquarters' master, for a store that does not have it.
///
/// @param card its columns, JSON, with its addresses, affiliations and loyalty cards
public record FetchedCustomer(UUID customerId, String card) {}
