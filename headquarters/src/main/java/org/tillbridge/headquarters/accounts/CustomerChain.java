package org.tillbridge.headquarters.accounts;

import org.tillbridge.kernel.customer.CustomerId;

/// Everything that was asked for one customer of a legal entity; it is converted in its order.
public record CustomerChain(String legalEntity, CustomerId customer) {}
