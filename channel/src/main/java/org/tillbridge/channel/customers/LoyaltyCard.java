package org.tillbridge.channel.customers;

import java.time.Instant;

/// A loyalty card of a customer.
public record LoyaltyCard(String number, Instant issuedAt) {}
