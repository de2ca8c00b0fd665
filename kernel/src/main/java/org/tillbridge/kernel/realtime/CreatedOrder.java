package org.tillbridge.kernel.realtime;

import java.time.Instant;
import java.util.UUID;

/// An order that is a sales order now.
///
/// @param occurredAt when it was rung up, as headquarters holds it
public record CreatedOrder(UUID transactionId, String salesId, Instant occurredAt) {}
