package org.tillbridge.bench.world;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Customers with one address each, captured at the stores by set: the rows a till leaves.
public final class Customers {

    static final ChannelConfiguration.Defaults STORE_DEFAULTS =
            new ChannelConfiguration.Defaults("LV", "EUR", "lv", "retail");

    private static final Sql CAPTURE = Sql.of(Customers.class, "capture_customers.sql");
    private static final OffsetDateTime OPENING = OffsetDateTime.of(2026, 3, 2, 9, 0, 0, 0, ZoneOffset.UTC);

    private Customers() {}

    /// Captures `many` customers, spread over the stores; `first` keeps them apart from those
    /// captured before.
    public static void capture(ChainDatabases databases, int first, int many) {
        List<String> stores = databases.stores().keySet().stream().sorted().toList();
        for (int i = 0; i < stores.size(); i++) {
            String store = stores.get(i);
            int share = many / stores.size() + (i < many % stores.size() ? 1 : 0);
            databases.atStore(store, database -> capture(database, store, first, share));
        }
    }

    private static int capture(Database database, String store, int first, int many) {
        return CAPTURE.update(
                database.client(),
                Map.of(
                        "channel_id",
                        store,
                        "legal_entity",
                        Chain.ENTITY,
                        "first",
                        first,
                        "customers",
                        many,
                        "captured_at",
                        OPENING,
                        "language",
                        STORE_DEFAULTS.language(),
                        "currency",
                        STORE_DEFAULTS.currency(),
                        "customer_group",
                        STORE_DEFAULTS.customerGroup(),
                        "country",
                        STORE_DEFAULTS.country()));
    }
}
