package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.util.UUID;

/// A customer of headquarters' master, as a store shows it at once.
///
/// @param capturedAt of the request that created it, as headquarters holds it
/// @param card its fields and addresses by column, JSON
public record NumberedCustomer(UUID customerId, String accountId, Instant capturedAt, String card) {}
