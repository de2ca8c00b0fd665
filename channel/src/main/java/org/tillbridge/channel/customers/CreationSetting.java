package org.tillbridge.channel.customers;

import java.util.Map;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// How this store creates customers: what the functionality profile says that it has downloaded,
/// and nothing else. A store without a profile asks nobody.
public final class CreationSetting {

    private static final Sql READ = Sql.of(CreationSetting.class, "creation_setting.sql");

    private final Database database;
    private final String channelId;
    /// Mutable: as it was read last; tills read it with every create.
    private volatile CreateCustomers current = CreateCustomers.ASYNC;

    public CreationSetting(Database database, String channelId) {
        this.database = database;
        this.channelId = channelId;
    }

    public CreateCustomers current() {
        return current;
    }

    /// At the start, and whenever a package was applied.
    public synchronized void refresh() {
        current = READ
                .list(
                        database.client(),
                        Map.of("channel_id", channelId),
                        (row, number) -> CreateCustomers.valueOf(row.getString(1)))
                .stream()
                .findFirst()
                .orElse(CreateCustomers.ASYNC);
    }
}
