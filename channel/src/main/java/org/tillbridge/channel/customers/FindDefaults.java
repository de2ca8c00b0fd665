package org.tillbridge.channel.customers;

import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.customer.CustomerDefaults;
import org.tillbridge.kernel.customer.CustomerPayload;
import org.tillbridge.kernel.sql.Sql;

/// What a store fills in on new cards: what its default customer has, as far as it was downloaded,
/// before what the store's configuration says.
final class FindDefaults {

    private static final Sql DEFAULTS = Sql.of(FindDefaults.class, "find_default_customer.sql");

    private FindDefaults() {}

    /// What a new customer takes over.
    ///
    /// @param affiliations those the default customer is in (spec B16)
    record Inherited(CustomerDefaults defaults, List<String> affiliations) {}

    static CustomerDefaults of(CustomerStation station) {
        return inherited(station).defaults();
    }

    static Inherited inherited(CustomerStation station) {
        Store store = station.store();
        return DEFAULTS
                .list(
                        station.database().client(),
                        Map.of("channel_id", store.channelId(), "legal_entity", store.legalEntity()),
                        (row, number) -> new Inherited(
                                store.defaults()
                                        .behind(CustomerPayload.fromJson(row.getString("card"))
                                                .values()),
                                List.of((String[]) row.getArray("affiliations").getArray())))
                .stream()
                .findFirst()
                .orElse(new Inherited(store.defaults(), List.of()));
    }
}
