package org.tillbridge.channel.customers;

import java.util.Map;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.sql.Sql;

/// What a store fills in on new cards: what its default customer has, as far as it was downloaded,
/// before what the store's configuration says.
final class FindDefaults {

    private static final Sql DEFAULTS = Sql.of(FindDefaults.class, "find_default_customer.sql");

    private FindDefaults() {}

    static CustomerDefaults of(CustomerStation station) {
        Store store = station.store();
        return DEFAULTS
                .list(
                        station.database().client(),
                        Map.of("channel_id", store.channelId(), "legal_entity", store.legalEntity()),
                        (row, number) -> CustomerPayload.fromJson(row.getString("card")))
                .stream()
                .findFirst()
                .map(card -> store.defaults().behind(card.values()))
                .orElse(store.defaults());
    }
}
