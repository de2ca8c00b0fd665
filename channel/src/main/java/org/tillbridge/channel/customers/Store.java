package org.tillbridge.channel.customers;

import org.tillbridge.kernel.customer.CustomerDefaults;

/// The store whose customers these are.
///
/// @param channelId its operating unit number, by which callers and headquarters name it
/// @param legalEntity the company its customers belong to; nothing is ever found across companies
///   (A13)
/// @param defaults what its new customers get where their card is blank
public record Store(String channelId, String legalEntity, CustomerDefaults defaults) {

    public Store {
        if (channelId.isBlank() || legalEntity.isBlank()) {
            throw new IllegalArgumentException("A store has a channel ID and a legal entity");
        }
    }
}
