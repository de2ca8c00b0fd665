package org.tillbridge.channel.customers;

import org.tillbridge.channel.settings.ProfileSettings;
import org.tillbridge.kernel.customer.CreateCustomers;
import org.tillbridge.kernel.sql.Database;

/// How this store creates customers, kept at hand.
public final class CreationSetting {

    private final ProfileSettings settings;
    /// Mutable: as it was read last; tills read it with every create.
    private volatile CreateCustomers current = CreateCustomers.ASYNC;

    public CreationSetting(Database database, String channelId) {
        this.settings = new ProfileSettings(database, channelId);
    }

    public CreateCustomers current() {
        return current;
    }

    /// At the start, and whenever a package was applied.
    public synchronized void refresh() {
        current = settings.createCustomers();
    }
}
