package org.tillbridge.channel.customers;

/// Where customers are looked for.
public enum Where {
    HERE,
    HEADQUARTERS,
    BOTH
}
